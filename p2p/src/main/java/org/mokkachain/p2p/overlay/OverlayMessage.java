package org.mokkachain.p2p.overlay;

import java.util.List;
import org.mokkachain.p2p.transport.PeerAddress;

/** What overlays say to one another. Addresses are what their nodes say of themselves; links prove the key only. */
public sealed interface OverlayMessage {
    /** Steps of the longest walk. */
    int MAX_TTL = 15;

    /** Entries of the largest shuffle. */
    int MAX_ENTRIES = 32;

    /** I am new, and this is my address. Never refused by a node that takes part. */
    record Join(PeerAddress newcomer) implements OverlayMessage {}

    /** Somebody is new. Where the walk ends it gets a neighbour. */
    record ForwardJoin(PeerAddress newcomer, int ttl) implements OverlayMessage {
        public ForwardJoin {
            requireTtl(ttl);
        }
    }

    /**
     * Be my neighbour.
     *
     * @param urgent not to be refused: the sender has nobody, or they were neighbours and lost each other
     */
    record Neighbor(PeerAddress sender, boolean urgent) implements OverlayMessage {}

    /** The answer to {@link Join} and {@link Neighbor}: whether the sender of this now has the other as neighbour. */
    record NeighborReply(boolean accepted) implements OverlayMessage {}

    /**
     * We are neighbours no more.
     *
     * @param leaving nor will the sender be there to be asked again
     */
    record Disconnect(boolean leaving) implements OverlayMessage {}

    /** Some whom {@code origin} knows, for some others whom the node at the end of the walk knows. */
    record Shuffle(PeerAddress origin, int ttl, List<PeerAddress> entries) implements OverlayMessage {
        public Shuffle {
            requireTtl(ttl);
            entries = requireEntries(entries);
        }
    }

    /** The others, straight to the origin. */
    record ShuffleReply(List<PeerAddress> entries) implements OverlayMessage {
        public ShuffleReply {
            entries = requireEntries(entries);
        }
    }

    private static void requireTtl(int ttl) {
        if (ttl < 0 || ttl > MAX_TTL) {
            throw new IllegalArgumentException("a walk of " + ttl + " steps");
        }
    }

    private static List<PeerAddress> requireEntries(List<PeerAddress> entries) {
        if (entries.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("a shuffle of " + entries.size() + " entries");
        }
        return List.copyOf(entries);
    }
}
