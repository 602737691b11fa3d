package org.mokkachain.p2p.broadcast;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Push;

/** Takes what is pushed: delivers in order, keeps what is early, refuses what is there already, finds forks. */
final class Intake {
    /** A peer told not to push may have some on the way; after this many it is told again. */
    static final byte PATIENCE = 8;

    private final Core core;
    private final Repairs repairs;
    private final Spread spread;

    Intake(Core core, Repairs repairs, Spread spread) {
        this.core = core;
        this.repairs = repairs;
        this.spread = spread;
    }

    void received(Link link, Push push) {
        Feed feed = core.feeds.find(push.feed());
        if (feed == null) {
            feed = admit(link, push);
        }
        if (feed == null) {
            return;
        }
        Branch branch = feed.at(link);
        listen(branch, push);
        long headBefore = feed.head;
        long holesBefore = branch.holesTo;
        long duplicates = take(feed, link, branch, push);
        core.tally.duplicates += duplicates;
        boolean delivered = feed.head > headBefore;
        if (delivered) {
            passOn(feed, link, push, headBefore + 1);
        } else if (!push.answer() && !push.items().isEmpty() && (feed.stands() || push.last() <= feed.head)) {
            refuse(feed, link, branch);
        }
        if (push.answer()) {
            repairs.answered(feed, link, delivered || branch.holesTo > holesBefore);
        }
        if (feed.lacksWhatIsAt(link)) {
            repairs.want(feed, link, core.times().graft());
        }
    }

    /** A feed that was not known needs a message that proves it. */
    private @Nullable Feed admit(Link link, Push push) {
        if (core.feeds.isBlocked(push.feed().origin())) {
            core.out.prune(link, push.feed(), 0);
            return null;
        }
        if (push.items().stream().noneMatch(Message.class::isInstance)) {
            return null;
        }
        long retired = core.feeds.retiredHead(push.feed());
        if (push.last() <= retired) {
            core.tally.duplicates++;
            core.out.prune(link, push.feed(), push.last());
            return null;
        }
        Feed feed = core.feeds.admit(push.feed());
        core.tally.dropped += feed == null ? 1 : 0;
        return feed;
    }

    /** What the peer says of itself by what it pushes; an answer also takes back what it said too much. */
    private static void listen(Branch branch, Push push) {
        long head = Math.max(push.head(), push.last());
        if (push.answer() && head < branch.said) {
            branch.said = head;
            branch.holesTo = Math.min(branch.holesTo, head);
        }
        branch.says(head, push.hop());
    }

    /** How many of the messages were there already. */
    private long take(Feed feed, Link link, Branch branch, Push push) {
        long duplicates = 0;
        long number = push.first();
        for (Item item : push.items()) {
            switch (item) {
                case Message message -> {
                    duplicates += message.sequence() <= feed.head ? 1 : 0;
                    take(feed, link, branch, message, push);
                }
                case Hole hole -> {
                    if (number <= Math.max(feed.head, branch.holesTo) + 1) {
                        branch.holesTo = Math.max(branch.holesTo, number + hole.count() - 1);
                        advance(feed, link, branch, push);
                    }
                }
            }
            number += item.count();
        }
        return duplicates;
    }

    private void take(Feed feed, Link link, Branch branch, Message message, Push push) {
        if (feed.own) {
            return;
        }
        Message known = message.sequence() <= feed.head
                ? feed.log.get(message.sequence())
                : feed.early == null ? null : feed.early.get(message.sequence());
        if (known != null && !known.saysTheSame(message)) {
            fork(feed, known, message);
        }
        if (feed.stands() || known != null || message.sequence() <= feed.head) {
            return;
        }
        repairs.proven(feed);
        if (message.sequence() == feed.head + 1) {
            deliver(feed, link, message, push);
            advance(feed, link, branch, push);
        } else {
            boolean next = branch.holesTo >= message.sequence() - 1;
            if (next || hasRoom(feed, message)) {
                keep(feed, message);
                advance(feed, link, branch, push);
            } else {
                core.tally.dropped++;
            }
        }
    }

    private boolean hasRoom(Feed feed, Message message) {
        int kept = feed.early == null ? 0 : feed.early.size();
        return kept < core.limits().earlyItems()
                && core.earlyBytes + message.content().length() <= core.limits().earlyBytes();
    }

    private void keep(Feed feed, Message message) {
        if (feed.early == null) {
            feed.early = new TreeMap<>();
        }
        feed.early.put(message.sequence(), message);
        core.earlyBytes += message.content().length();
    }

    /** Delivers what was early and is next now, over what the peer says are holes. */
    private void advance(Feed feed, Link link, Branch branch, Push push) {
        while (feed.early != null && !feed.stands()) {
            Map.Entry<Long, Message> first = feed.early.firstEntry();
            if (first == null || first.getKey() > Math.max(feed.head, branch.holesTo) + 1) {
                break;
            }
            feed.early.remove(first.getKey());
            core.earlyBytes -= first.getValue().content().length();
            if (first.getKey() > feed.head) {
                skip(feed, first.getKey() - 1);
                deliver(feed, link, first.getValue(), push);
            }
        }
        if (feed.early != null && feed.early.isEmpty()) {
            feed.early = null;
        }
    }

    private void skip(Feed feed, long to) {
        if (to > feed.head) {
            core.tally.skipped += to - feed.head;
            core.out.add(new BroadcastEffect.Skipped(feed.id, feed.head + 1, to));
            feed.head = to;
        }
    }

    private void deliver(Feed feed, Link link, Message message, Push push) {
        feed.head = message.sequence();
        core.logs.append(feed, message, core.now);
        core.tally.delivered++;
        core.out.add(new BroadcastEffect.Deliver(message, Math.min(push.hop() + 1, Head.MAX_HOP), link.peer));
    }

    private void passOn(Feed feed, Link link, Push push, long from) {
        feed.parent = link.slot;
        feed.hop = Math.min(push.hop() + 1, Head.MAX_HOP);
        Branch branch = feed.at(link);
        if (!branch.eager && branch.duplicates == PATIENCE) {
            // It began lazy and is in use. One told not to push stays lazy: this was under way.
            core.use(link, branch, true);
        }
        core.feeds.changed(feed, core.now);
        spread.passOn(feed, from, !push.answer(), link);
        if (!push.answer()) {
            for (Link other : core.links.up()) {
                repairs.shorten(feed, other);
            }
        }
    }

    /** The peer pushed only what was there already: it need not, if there is somebody else who does. */
    private void refuse(Feed feed, Link link, Branch branch) {
        Link parent = core.links.upAt(feed.parent);
        boolean other = parent != null && parent != link && feed.at(parent).eager;
        if (!feed.stands() && !other) {
            feed.parent = link.slot;
            return;
        }
        if (branch.eager) {
            if (feed.forked || feed.blocked) {
                branch.eager = false;
            } else {
                core.use(link, branch, false);
            }
            branch.duplicates = 0;
            core.out.prune(link, feed.id, feed.head);
        } else if (++branch.duplicates >= PATIENCE) {
            branch.duplicates = 0;
            core.out.prune(link, feed.id, feed.head);
        }
    }

    private void fork(Feed feed, Message one, Message other) {
        if (feed.forked || feed.blocked) {
            return;
        }
        feed.forked = true;
        core.tally.forks++;
        core.out.add(new BroadcastEffect.Forked(feed.id, one, other));
        spread.showFork(feed, one, other);
    }
}
