package org.mokkachain.ledger.snapshot;

import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.ledger.tree.Subtree;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.value.Hash;

/** Answers what others ask about one state. As thread-safe as its source of entries. */
public final class SnapshotAnswers {
    /** A subtree of more entries is not even read. */
    static final int USUAL_ENTRIES = 4_096;

    private static final int USUAL_BYTES = 512 << 10;

    /** Prefix, counts and type of an answer. */
    private static final int OVERHEAD = 128;

    private final Offer offer;
    private final StateTree tree;
    private final EntrySource entries;

    /**
     * @param tree of the state after the block of {@code offer}
     * @param entries of that state
     */
    public SnapshotAnswers(Offer offer, StateTree tree, EntrySource entries) {
        this.offer = offer;
        this.tree = tree;
        this.entries = entries;
    }

    public Offer offer() {
        return offer;
    }

    public SnapshotMessage.ChunkReply answer(SnapshotMessage.GetChunk question) {
        Hash root = question.root();
        Prefix prefix = question.prefix();
        Optional<Subtree> found = root.equals(tree.root()) ? tree.subtree(prefix) : Optional.empty();
        if (found.isEmpty()) {
            return new SnapshotMessage.Gone(root, prefix);
        }
        Subtree subtree = found.get();
        if (!subtree.isDivided()) {
            return chunk(root, prefix, SnapshotCodec.MAX_BYTES - OVERHEAD)
                    .orElseThrow(() -> new IllegalStateException("the leaf " + prefix + " does not fit into a frame"));
        }
        Optional<SnapshotMessage.ChunkReply> small = subtree.size() > USUAL_ENTRIES
                ? Optional.empty()
                : chunk(root, prefix, USUAL_BYTES);
        return small.orElseGet(() ->
                new SnapshotMessage.Division(root, prefix, subtree.parts(levels(subtree))));
    }

    private Optional<SnapshotMessage.ChunkReply> chunk(Hash root, Prefix prefix, int maxBytes) {
        return entries.entries(prefix, maxBytes).map(all -> new SnapshotMessage.Chunk(root, prefix, all));
    }

    /** So many that the parts are about as large as an answer may be. */
    private static int levels(Subtree subtree) {
        int levels = 1;
        while (levels < SnapshotMessage.MAX_LEVELS && subtree.size() >> levels > USUAL_ENTRIES * 3 / 4) {
            levels++;
        }
        return levels;
    }

    /** Bytes that an entry takes in an answer. */
    public static int encodedLength(SnapshotEntry entry) {
        return entry.encodedLength();
    }

    /** Whether the entries of a subtree are those that its hash commits to. */
    static boolean fit(Prefix prefix, Hash hash, List<SnapshotEntry> entries) {
        Sha256.Hasher hasher = Sha256.hasher();
        byte[] packed = new byte[entries.size() * StateTreeFormat.ENTRY_BYTES];
        int at = 0;
        for (SnapshotEntry entry : entries) {
            entry.pack(hasher, packed, at);
            at += StateTreeFormat.ENTRY_BYTES;
        }
        try {
            return Subtree.hashOf(prefix, packed).equals(hash);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
