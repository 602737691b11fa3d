package org.mokkachain.ledger.snapshot;

import java.util.List;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.types.proof.EpochLink;
import org.mokkachain.types.value.Hash;

/** What two nodes say to each other about snapshots. Questions may stay without answer. */
public sealed interface SnapshotMessage {
    /** Most offers in an answer. */
    int MAX_OFFERS = 4;

    /** Most links in an answer. */
    int MAX_LINKS = 512;

    /** Most entries in a chunk. */
    int MAX_ENTRIES = 16_384;

    /** Levels of the tree in a {@link Division}, at most. */
    int MAX_LEVELS = 8;

    /** Which snapshots do you have? */
    record GetOffers() implements SnapshotMessage {}

    /**
     * The snapshots that are to be had here.
     *
     * @param head height of the last final block here
     */
    record Offers(long head, List<Offer> offers) implements SnapshotMessage {
        public Offers {
            offers = List.copyOf(offers);
            if (head < 0 || offers.size() > MAX_OFFERS) {
                throw new IllegalArgumentException("at most " + MAX_OFFERS + " offers, got " + offers.size());
            }
        }
    }

    /** How did this epoch and the following ones end? */
    record GetLinks(long fromEpoch) implements SnapshotMessage {}

    /** The ends of consecutive epochs, as many as fit; none if the first has not ended here. */
    record Links(long fromEpoch, List<EpochLink> links) implements SnapshotMessage {
        public Links {
            links = List.copyOf(links);
            if (fromEpoch < 0 || links.size() > MAX_LINKS) {
                throw new IllegalArgumentException("at most " + MAX_LINKS + " links, got " + links.size());
            }
        }
    }

    /** What does the state with this root have in this subtree? */
    record GetChunk(Hash root, Prefix prefix) implements SnapshotMessage {}

    /** An answer to {@link GetChunk}. */
    sealed interface ChunkReply extends SnapshotMessage {
        Hash root();

        Prefix prefix();
    }

    /** All entries of the subtree, ascending by tree key. */
    record Chunk(Hash root, Prefix prefix, List<SnapshotEntry> entries) implements ChunkReply {
        public Chunk {
            entries = List.copyOf(entries);
            if (entries.size() > MAX_ENTRIES) {
                throw new IllegalArgumentException("at most " + MAX_ENTRIES + " entries, got " + entries.size());
            }
        }
    }

    /** The subtree is too large for one answer: the hashes of its 2, 4, 8 … parts, in their order. */
    record Division(Hash root, Prefix prefix, List<Hash> parts) implements ChunkReply {
        public Division {
            parts = List.copyOf(parts);
            int count = parts.size();
            if (Integer.bitCount(count) != 1 || count < 2 || count > 1 << MAX_LEVELS) {
                throw new IllegalArgumentException("a division has 2, 4, 8 … 256 parts, got " + count);
            }
        }

        /** How many levels of the tree are between the subtree and its parts. */
        int levels() {
            return Integer.numberOfTrailingZeros(parts.size());
        }
    }

    /** This state is not here, or not any more. */
    record Gone(Hash root, Prefix prefix) implements ChunkReply {}
}
