package org.mokkachain.p2p.broadcast;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Clock;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Graft;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Have;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Open;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Prune;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Push;

/**
 * The invariants of epidemic-broadcast-trees on one direction of a link: what is pushed was never older than
 * requested, is never sent again without a new request, and leaves nothing out. Both contents of a fork are shown out
 * of turn.
 */
final class LinkCheck {
    private final String name;
    /** What the receiver has said to have. */
    private final Map<FeedId, Long> said = new TreeMap<>();
    /** Up to where the receiver has it: it said so, or was sent it, or asked from there. */
    private final Map<FeedId, Long> position = new TreeMap<>();
    private final Set<FeedId> forked = new TreeSet<>();
    private long epoch;

    LinkCheck(String name) {
        this.name = name;
    }

    /** What was sent may not have come. */
    void begin() {
        position.clear();
        position.putAll(said);
    }

    void forks(FeedId feed) {
        forked.add(feed);
    }

    /** What the receiver tells the sender, when it arrives there. */
    void heard(BroadcastMessage message) {
        switch (message) {
            case Open open -> {
                if (open.epoch() != epoch) {
                    epoch = open.epoch();
                    said.clear();
                }
                if (open.answer()) {
                    // What was asked before it was not listened to.
                    said.forEach((feed, head) -> position.merge(feed, head, Math::max));
                } else {
                    begin();
                }
            }
            case Clock clock -> clock.heads().forEach(head -> says(head.feed(), head.head()));
            case Have have -> have.heads().forEach(head -> says(head.feed(), head.head()));
            case Prune prune -> prune.marks().forEach(mark -> says(mark.feed(), mark.sequence()));
            case Push push -> {
                if (push.answer()) {
                    said.computeIfPresent(push.feed(), (_, head) -> Math.min(head, Math.max(push.head(), push.last())));
                }
                says(push.feed(), Math.max(push.head(), push.last()));
            }
            case Graft graft -> graft.marks().forEach(mark -> position.put(mark.feed(), mark.sequence()));
        }
    }

    private void says(FeedId feed, long head) {
        said.merge(feed, head, Math::max);
        position.merge(feed, head, Math::max);
    }

    void sent(BroadcastMessage message) {
        if (!(message instanceof Push push) || forked.contains(push.feed()) || push.items().isEmpty()) {
            return;
        }
        long before = position.getOrDefault(push.feed(), 0L);
        if (push.first() <= before) {
            throw new AssertionError(name + " is sent " + Words.of(push) + " though it has " + before);
        }
        if (push.first() > before + 1) {
            throw new AssertionError(name + " is sent " + Words.of(push) + " though it lacks what follows " + before);
        }
        position.put(push.feed(), push.last());
    }
}
