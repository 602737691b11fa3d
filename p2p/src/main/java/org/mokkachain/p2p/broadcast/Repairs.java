package org.mokkachain.p2p.broadcast;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes feeds of which somebody has more: asks one peer at a time, the first that said so; when it does not answer
 * or has nothing, the next. Who fails comes last, and waits longer each time.
 */
final class Repairs {
    private static final int MOST_FAILURES = 20;

    private final Core core;
    private final Set<Feed> missing = new LinkedHashSet<>(4);
    private long wakeAt = Link.NEVER;

    Repairs(Core core) {
        this.core = core;
    }

    int missing() {
        return missing.size();
    }

    /** When somebody is to be asked; {@link Link#NEVER}: nothing is missing. */
    long wakeAt() {
        return wakeAt;
    }

    /**
     * A peer says how far it has come.
     *
     * @param first whether it is the first time since the link is there
     */
    void announced(Link link, Head head, boolean first) {
        Feed feed = core.feeds.find(head.feed());
        if (feed == null) {
            feed = admit(link, head);
        }
        if (feed == null) {
            return;
        }
        feed.at(link).says(head.head(), head.hop());
        if (feed.lacksWhatIsAt(link)) {
            want(feed, link, first ? patience(feed) : core.times().graft());
        } else {
            shorten(feed, link);
        }
    }

    /** The link is there again: what its peer was known to have, its clock left out. */
    void resume(Link link) {
        for (Feed feed : core.feeds.all()) {
            if (feed.lacksWhatIsAt(link)) {
                want(feed, link, patience(feed));
            }
        }
    }

    /** What is missing of a feed that moves may be under way. */
    private long patience(Feed feed) {
        return feed.head > 0 && core.now - feed.changedAt < core.times().graft() ? core.times().graft() : 0;
    }

    private @Nullable Feed admit(Link link, Head head) {
        if (core.feeds.isBlocked(head.feed().origin()) || head.head() <= core.feeds.retiredHead(head.feed())) {
            return null;
        }
        Feed feed = link.unproven < core.limits().unproven() ? core.feeds.admit(head.feed()) : null;
        if (feed == null) {
            link.incomplete = true;
            link.reopenAt = Math.min(link.reopenAt, core.now + core.times().clock());
            core.tally.dropped++;
        } else {
            feed.announcer = link.slot;
            link.unproven++;
        }
        return feed;
    }

    /** A message of it has come: it is not a mere claim. */
    void proven(Feed feed) {
        Link link = core.links.at(feed.announcer);
        if (link != null) {
            link.unproven--;
        }
        feed.announcer = -1;
    }

    /** This peer has more of the feed; unless it comes by itself, it is asked for after {@code delay}. */
    void want(Feed feed, Link link, long delay) {
        Repair repair = feed.repair;
        if (repair == null) {
            repair = new Repair(core.now + delay, link.slot);
            feed.repair = repair;
            missing.add(feed);
        } else if (repair.asked < 0) {
            repair.due = Math.min(repair.due, core.now + delay);
        }
        wakeAt = Math.min(wakeAt, repair.due);
    }

    /** If messages come by way of this peer over fewer links, by the threshold, they are to come that way. */
    void shorten(Feed feed, Link link) {
        Link parent = core.links.upAt(feed.parent);
        Branch branch = feed.at(link);
        if (parent == null
                || parent == link
                || feed.stands()
                || feed.repair != null && feed.repair.asked >= 0
                || branch.eager
                || branch.shunned
                || branch.said != feed.head
                || branch.hop + 1 + core.settings.threshold() > feed.hop) {
            return;
        }
        core.tally.optimisations++;
        branch.eager = true;
        core.out.graft(link, feed);
        feed.at(parent).eager = false;
        core.out.prune(parent, feed.id, feed.head);
        feed.parent = link.slot;
        feed.hop = branch.hop + 1;
    }

    /**
     * The peer has answered a graft.
     *
     * @param progress whether there was anything new in the answer
     */
    void answered(Feed feed, Link link, boolean progress) {
        Repair repair = feed.repair;
        if (repair == null || repair.asked != link.slot) {
            return;
        }
        long took = Math.min(core.now - repair.askedAt, core.times().longestRegraft());
        link.answerMs = (int) (link.answerMs == 0 ? took : (7L * link.answerMs + took) / 8);
        link.lastAnswer = core.now;
        release(repair, link);
        if (progress) {
            feed.at(link).failures = 0;
            repair.next = link.slot;
        } else if (feed.lacksWhatIsAt(link)) {
            fail(feed, link);
        }
        repair.due = core.now;
        wakeAt = core.now;
    }

    /** Asks whom it is time to ask. */
    void run() {
        if (core.now < wakeAt) {
            return;
        }
        wakeAt = Link.NEVER;
        List<Feed> done = new ArrayList<>(2);
        for (Feed feed : missing) {
            if (isDone(feed)) {
                done.add(feed);
            } else if (feed.repair != null) {
                wakeAt = Math.min(wakeAt, feed.repair.due);
            }
        }
        for (Feed feed : done) {
            stop(feed);
        }
    }

    /** Nothing more is asked of this feed. */
    void stop(Feed feed) {
        missing.remove(feed);
        if (feed.repair != null && feed.repair.asked >= 0) {
            release(feed.repair, core.links.upAt(feed.repair.asked));
        }
        feed.repair = null;
        if (feed.early != null) {
            core.earlyBytes -= feed.early.values().stream().mapToLong(m -> m.content().length()).sum();
            feed.early = null;
        }
        if (feed.head == 0 && !feed.own) {
            drop(feed);
        }
    }

    /** Forgets a feed of which there is no message. Whoever may have it after all is to tell its whole clock again. */
    private void drop(Feed feed) {
        proven(feed);
        core.feeds.drop(feed);
        for (int slot = 0; slot < core.links.slots(); slot++) {
            Link link = core.links.at(slot);
            Branch branch = feed.peek(slot);
            if (link != null && branch != null && branch.said > 0 && !branch.isHopeless()) {
                link.seen = 0;
            }
        }
    }

    private boolean isDone(Feed feed) {
        Repair repair = feed.repair;
        if (repair == null) {
            return true;
        }
        if (repair.asked >= 0 && !isOverdue(feed, repair)) {
            return false;
        }
        if (core.now < repair.due && !feed.stands()) {
            return false;
        }
        return feed.stands() || !ask(feed, repair);
    }

    /** Whether who was asked has had its time, or is gone. */
    private boolean isOverdue(Feed feed, Repair repair) {
        Link link = core.links.upAt(repair.asked);
        if (link == null || feed.stands()) {
            release(repair, link);
            return true;
        }
        long patience = Math.max(core.times().regraft(), Math.min(3L * link.answerMs, core.times().longestRegraft()));
        long deadline = Math.min(
                Math.max(repair.askedAt, link.lastAnswer) + patience,
                repair.askedAt + core.times().longestRegraft());
        if (core.now < deadline) {
            repair.due = deadline;
            return false;
        }
        release(repair, link);
        int slower = Math.max(core.times().regraft() / 2, 2 * link.answerMs);
        link.answerMs = Math.min(slower, core.times().longestRegraft());
        if (feed.lacksWhatIsAt(link)) {
            fail(feed, link);
        }
        return true;
    }

    private static void release(Repair repair, @Nullable Link link) {
        repair.asked = -1;
        if (link != null) {
            link.grafts--;
        }
    }

    private void fail(Feed feed, Link link) {
        Branch branch = feed.at(link);
        branch.failures = (byte) Math.min(branch.failures + 1, MOST_FAILURES);
        branch.notBefore = core.now
                + Math.min((long) core.times().regraft() << branch.failures, core.times().longestPause());
        core.tally.regrafts++;
    }

    /** Asks whoever has failed least; false if there is nobody to ask, now or later. */
    private boolean ask(Feed feed, Repair repair) {
        Link best = null;
        boolean busy = false;
        long later = Link.NEVER;
        int slots = core.links.slots();
        boolean hope = false;
        for (int i = 0; i < slots; i++) {
            Link link = core.links.upAt((repair.next + i) % slots);
            if (link == null || !link.opened || !feed.lacksWhatIsAt(link)) {
                continue;
            }
            Branch branch = feed.at(link);
            if (branch.notBefore > core.now) {
                later = Math.min(later, branch.notBefore);
            } else if (link.grafts >= core.limits().grafts()) {
                busy = true;
            } else if (best == null || branch.failures < feed.at(best).failures) {
                best = link;
            }
            hope |= !branch.isHopeless();
        }
        if (best != null) {
            graft(feed, repair, best);
            return true;
        }
        repair.due = busy ? core.now + core.times().regraft() : later;
        return busy || later != Link.NEVER && (feed.head > 0 || hope);
    }

    private void graft(Feed feed, Repair repair, Link link) {
        Link parent = core.links.upAt(feed.parent);
        if (parent != null && parent != link && feed.at(parent).eager) {
            feed.at(parent).shunned = true;
        }
        core.use(link, feed.at(link), true);
        core.out.graft(link, feed);
        link.grafts++;
        repair.asked = link.slot;
        repair.askedAt = core.now;
        repair.next = link.slot + 1;
        repair.due = core.now + core.times().regraft();
    }

    /** Nothing sent over this link is sure to have come, nothing asked will be answered. */
    void restart(Link link) {
        link.restart();
        for (Feed feed : core.feeds.all()) {
            Branch branch = feed.peek(link.slot);
            if (branch != null) {
                branch.unsure();
            }
            Repair repair = feed.repair;
            if (repair != null && repair.asked == link.slot) {
                repair.asked = -1;
                repair.due = core.now;
                wakeAt = core.now;
            }
        }
    }

    /** Forgets all that is known of a peer: it has begun anew, or is gone for good. */
    void forget(Link link) {
        link.seen = 0;
        link.eager = true;
        link.unproven = 0;
        for (Feed feed : core.feeds.all()) {
            feed.forget(link.slot);
            if (feed.announcer == link.slot) {
                feed.announcer = -1;
            }
        }
    }
}
