package org.mokkachain.p2p.broadcast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Push;

/** Passes on what is new: pushes it, or has it announced. Answers grafts. */
final class Spread {
    private final Core core;

    Spread(Core core) {
        this.core = core;
    }

    /**
     * Everything from {@code from} to the head is new.
     *
     * @param live whether it came as it was said; what was asked for is only announced, since whoever else lacks it
     *     may be asking for it at this moment
     * @param source where it came from
     */
    void passOn(Feed feed, long from, boolean live, @Nullable Link source) {
        @Nullable Push shared = null;
        for (Link link : core.links.up()) {
            if (!link.opened) {
                continue;
            }
            if (link.clockAt == Link.NEVER) {
                link.clockAt = core.now + core.times().clock();
            }
            if (link == source) {
                continue;
            }
            Branch branch = feed.at(link);
            boolean wants = link.clocked && branch.eager && live;
            if (wants && branch.position == from - 1) {
                shared = shared == null ? next(feed, branch.position, false) : shared;
                push(link, branch, shared);
            }
            if (wants && branch.position >= from - 1) {
                pushRest(feed, link, branch);
            } else if (branch.position < feed.head && branch.told < feed.head) {
                announce(feed, link, branch);
            }
        }
    }

    /** Answers a graft. */
    void answer(Link link, Mark mark) {
        if (mark.sequence() == Long.MAX_VALUE) {
            core.out.add(new BroadcastEffect.Offence(link.peer, "asked for messages after the last possible number"));
            return;
        }
        if (!link.mayReplay(core.now, core.limits().replayPerSecond())) {
            return;
        }
        Feed feed = core.feeds.find(mark.feed());
        if (feed == null || feed.blocked) {
            long head = feed == null ? core.feeds.retiredHead(mark.feed()) : 0;
            core.out.push(link, new Push(mark.feed(), 0, mark.sequence() + 1, head, true, List.of()));
            return;
        }
        Branch branch = feed.at(link);
        core.use(link, branch, true);
        branch.position = mark.sequence();
        branch.said = Math.max(branch.said, Math.min(mark.sequence(), feed.head));
        Push push = next(feed, branch.position, true);
        for (Item item : push.items()) {
            link.replayed(item instanceof Message message ? message.content().length() : 0);
        }
        push(link, branch, push);
    }

    /** Shows both contents for one number to everybody. */
    void showFork(Feed feed, Message one, Message other) {
        for (Link link : core.links.up()) {
            for (Message message : List.of(one, other)) {
                List<Item> items = List.of(message);
                core.out.push(link, new Push(feed.id, feed.hop, message.sequence(), feed.head, false, items));
            }
        }
    }

    private void pushRest(Feed feed, Link link, Branch branch) {
        while (branch.position < feed.head) {
            push(link, branch, next(feed, branch.position, false));
        }
    }

    private Push next(Feed feed, long after, boolean answer) {
        List<Item> items =
                after < feed.head ? feed.log.items(after, feed.head, core.limits().replay()) : List.of();
        return new Push(feed.id, feed.hop, after + 1, feed.head, answer, items);
    }

    private void push(Link link, Branch branch, Push push) {
        core.out.push(link, push);
        branch.position = push.last();
    }

    private void announce(Feed feed, Link link, Branch branch) {
        if (!branch.queued) {
            branch.queued = true;
            link.announcements.add(feed);
            link.announceAt = Math.min(link.announceAt, core.now + core.times().announce());
        }
    }
}
