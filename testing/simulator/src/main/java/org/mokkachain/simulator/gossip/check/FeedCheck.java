package org.mokkachain.simulator.gossip.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.p2p.broadcast.BroadcastMessage;
import org.mokkachain.p2p.broadcast.FeedId;
import org.mokkachain.p2p.broadcast.Head;
import org.mokkachain.p2p.broadcast.Mark;
import org.mokkachain.simulator.gossip.world.Link;

/**
 * The invariants of epidemic-broadcast-trees, on every link and for every feed: nothing is sent that is older than what
 * was asked for, nothing again that was not asked for again, and nothing is left out. And for every node and feed: each
 * message is delivered once, in order. Not thread-safe.
 */
public final class FeedCheck {
    private final Map<FeedId, Integer> feeds = new LinkedHashMap<>();
    private final long[][] delivered;

    public FeedCheck(int nodes) {
        delivered = new long[nodes][0];
    }

    /**
     * What {@code node} says to the other end.
     *
     * @return what is wrong
     */
    public Optional<String> sent(int node, BroadcastMessage message, Link link) {
        return switch (message) {
            case BroadcastMessage.Open open -> {
                link.forget(node);
                yield Optional.empty();
            }
            case BroadcastMessage.Push push -> pushed(node, push, link);
            case BroadcastMessage.Clock clock -> Optional.empty();
            case BroadcastMessage.Have have -> Optional.empty();
            case BroadcastMessage.Prune prune -> Optional.empty();
            case BroadcastMessage.Graft graft -> Optional.empty();
        };
    }

    private Optional<String> pushed(int node, BroadcastMessage.Push push, Link link) {
        if (push.items().isEmpty()) {
            return Optional.empty();
        }
        int feed = index(push.feed());
        long position = link.position(node, feed);
        link.position(node, feed, push.last());
        if (position == Link.UNKNOWN || push.first() == position + 1) {
            return Optional.empty();
        }
        String why = push.first() <= position ? "has it or was sent it: " : "lacks what is before that: ";
        return Optional.of("node " + node + " sent " + push.feed() + " " + push.first() + ".." + push.last()
                + " to node " + link.peerOf(node) + ", which " + why + position);
    }

    /** What {@code node} hears from the other end. */
    public void arrived(int node, BroadcastMessage message, Link link) {
        switch (message) {
            case BroadcastMessage.Open open -> link.forget(node);
            case BroadcastMessage.Push push -> hasAtLeast(node, push.feed(), Math.max(push.head(), push.last()), link);
            case BroadcastMessage.Clock clock -> clock.heads().forEach(head -> hasAtLeast(node, head, link));
            case BroadcastMessage.Have have -> have.heads().forEach(head -> hasAtLeast(node, head, link));
            case BroadcastMessage.Prune prune -> {
                for (Mark mark : prune.marks()) {
                    hasAtLeast(node, mark.feed(), mark.sequence(), link);
                }
            }
            case BroadcastMessage.Graft graft -> {
                for (Mark mark : graft.marks()) {
                    link.position(node, index(mark.feed()), mark.sequence());
                }
            }
        }
    }

    private void hasAtLeast(int node, Head head, Link link) {
        hasAtLeast(node, head.feed(), head.head(), link);
    }

    private void hasAtLeast(int node, FeedId feed, long sequence, Link link) {
        int index = index(feed);
        link.position(node, index, Math.max(link.position(node, index), sequence));
    }

    /**
     * A node takes a message.
     *
     * @return what is wrong
     */
    public Optional<String> delivered(int node, FeedId feed, long sequence) {
        return moved(node, feed, sequence, sequence);
    }

    /**
     * A node passes over messages that nobody has.
     *
     * @return what is wrong
     */
    public Optional<String> moved(int node, FeedId feed, long first, long last) {
        int index = index(feed);
        if (delivered[node].length <= index) {
            delivered[node] = Arrays.copyOf(delivered[node], index + 8);
        }
        long before = delivered[node][index];
        delivered[node][index] = last;
        return first == before + 1
                ? Optional.empty()
                : Optional.of("node " + node + " delivered " + feed + " " + first + " after " + before);
    }

    private int index(FeedId feed) {
        return feeds.computeIfAbsent(feed, any -> feeds.size());
    }
}
