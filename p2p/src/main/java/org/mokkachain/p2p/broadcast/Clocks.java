package org.mokkachain.p2p.broadcast;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Clock;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Have;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Open;

/** Tells peers how far this node has come: all of it at the beginning, then what has changed; and listens to theirs. */
final class Clocks {
    private static final int HEADS_PER_CLOCK = 2000;
    /** After so many intervals without a word one is said. */
    private static final int IDLE_INTERVALS = 5;

    private final Core core;
    private final Repairs repairs;

    Clocks(Core core, Repairs repairs) {
        this.core = core;
        this.repairs = repairs;
    }

    /** Begins a conversation, or begins it anew. */
    void begin(Link link) {
        repairs.restart(link);
        open(link, false);
    }

    private void open(Link link, boolean answer) {
        long epoch = core.feeds.own().id.epoch();
        core.out.send(link, new Open(epoch, link.seen == 0 ? 0 : link.epoch, link.seen, answer));
        said(link);
    }

    void received(Link link, Open open) {
        if (open.answer() && link.opened) {
            return;
        }
        if (open.epoch() != link.epoch) {
            repairs.forget(link);
            link.epoch = open.epoch();
        }
        if (!open.answer()) {
            repairs.restart(link);
            open(link, true);
        }
        link.opened = true;
        link.reopenAt = Link.NEVER;
        boolean remembers = open.seenEpoch() == core.feeds.own().id.epoch()
                && open.seenRevision() <= core.feeds.revision();
        tellAll(link, remembers ? open.seenRevision() : 0);
    }

    /** Everything that changed since then, in as many messages as it takes, at least one. */
    private void tellAll(Link link, long since) {
        List<Head> heads = new ArrayList<>();
        long from = since;
        for (Feed feed : core.feeds.changedSince(since)) {
            if (heads.size() == HEADS_PER_CLOCK) {
                long upTo = feed.revision - 1;
                tell(link, from, upTo, heads);
                heads = new ArrayList<>();
                from = upTo;
            }
            heads.add(tell(feed, feed.at(link)));
        }
        tell(link, from, core.feeds.revision(), heads);
        link.toldRevision = core.feeds.revision();
    }

    private void tell(Link link, long since, long revision, List<Head> heads) {
        core.tally.clocks++;
        core.tally.headsSent += heads.size();
        core.out.send(link, new Clock(since, revision, heads));
        link.sentRevision = revision;
        said(link);
    }

    private void said(Link link) {
        link.idleAt = core.now + (long) IDLE_INTERVALS * core.times().clock();
    }

    private static Head tell(Feed feed, Branch branch) {
        branch.told = feed.head;
        return new Head(feed.id, feed.head, feed.hop);
    }

    void received(Link link, Clock clock) {
        if (!link.opened) {
            return;
        }
        boolean first = !link.clocked;
        link.clocked = true;
        for (Head head : clock.heads()) {
            repairs.announced(link, head, first);
        }
        if (first) {
            repairs.resume(link);
        }
        if (clock.since() > link.seen || link.incomplete) {
            link.reopenAt = Math.min(link.reopenAt, core.now + core.times().clock());
        } else {
            link.seen = Math.max(link.seen, clock.revision());
        }
    }

    void received(Link link, Have have) {
        if (!link.opened) {
            return;
        }
        for (Head head : have.heads()) {
            repairs.announced(link, head, false);
        }
    }

    /** Does for one link what is due. */
    void wake(Link link) {
        if (link.reopenAt <= core.now) {
            reopen(link);
        }
        if (link.announceAt <= core.now) {
            announce(link);
        }
        if (link.clockAt <= core.now) {
            link.clockAt = Link.NEVER;
            tellChanges(link);
        }
        if (link.idleAt <= core.now) {
            breakSilence(link);
        }
    }

    private void breakSilence(Link link) {
        if (link.opened) {
            tell(link, link.sentRevision, link.toldRevision, List.of());
        } else {
            begin(link);
        }
    }

    private void reopen(Link link) {
        if (link.incomplete && link.unproven > core.limits().unproven() / 2) {
            link.reopenAt = core.now + core.times().clock();
        } else {
            link.incomplete = false;
            begin(link);
        }
    }

    private void announce(Link link) {
        List<Head> heads = new ArrayList<>(link.announcements.size());
        for (Feed feed : link.announcements) {
            Branch branch = feed.at(link);
            branch.queued = false;
            if (branch.position < feed.head && branch.told < feed.head && !feed.blocked) {
                heads.add(tell(feed, branch));
            }
        }
        link.announcements.clear();
        link.announceAt = Link.NEVER;
        for (int at = 0; at < heads.size(); at += HEADS_PER_CLOCK) {
            core.tally.haves++;
            core.out.send(link, new Have(heads.subList(at, Math.min(heads.size(), at + HEADS_PER_CLOCK))));
        }
        core.tally.headsSent += heads.size();
    }

    private void tellChanges(Link link) {
        List<Head> heads = new ArrayList<>();
        for (Feed feed : core.feeds.changedSince(link.toldRevision)) {
            Branch branch = feed.at(link);
            if (branch.told < feed.head) {
                heads.add(tell(feed, branch));
            }
        }
        link.toldRevision = core.feeds.revision();
        for (int at = 0; at < heads.size(); at += HEADS_PER_CLOCK) {
            int end = Math.min(heads.size(), at + HEADS_PER_CLOCK);
            // Only the last part says that all was told.
            long revision = end == heads.size() ? link.toldRevision : link.sentRevision;
            tell(link, link.sentRevision, revision, heads.subList(at, end));
        }
    }
}
