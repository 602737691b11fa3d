package org.mokkachain.simulator.gossip.world;

import java.util.Arrays;

/** A connection of two nodes. When it ends, one end may know before the other. Not thread-safe. */
public final class Link {
    /** No position in a feed is known. */
    public static final long UNKNOWN = -1;

    private final int one;
    private final int other;
    private final long[][] positions = {{}, {}};
    private boolean openAtOne = true;
    private boolean openAtOther = true;

    /** A link that both ends take for open. */
    public Link(int one, int other) {
        this.one = one;
        this.other = other;
    }

    /** The end that is not {@code node}. */
    public int peerOf(int node) {
        return node == one ? other : one;
    }

    /** For checks: up to where {@code node} knows, or may take it, that its peer has a feed. */
    public long position(int node, int feed) {
        long[] mine = positions[node == one ? 0 : 1];
        return feed < mine.length ? mine[feed] : UNKNOWN;
    }

    public void position(int node, int feed, long position) {
        int end = node == one ? 0 : 1;
        int length = positions[end].length;
        if (feed >= length) {
            positions[end] = Arrays.copyOf(positions[end], feed + 8);
            Arrays.fill(positions[end], length, feed + 8, UNKNOWN);
        }
        positions[end][feed] = position;
    }

    /** No position is known to {@code node} any more. */
    public void forget(int node) {
        Arrays.fill(positions[node == one ? 0 : 1], UNKNOWN);
    }

    boolean isOpenAt(int node) {
        return node == one ? openAtOne : openAtOther;
    }

    void closeAt(int node) {
        if (node == one) {
            openAtOne = false;
        } else {
            openAtOther = false;
        }
    }
}
