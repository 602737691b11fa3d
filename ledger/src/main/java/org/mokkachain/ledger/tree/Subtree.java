package org.mokkachain.ledger.tree;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.value.Hash;

/**
 * A part of a state tree: all entries whose keys begin with the same bits. It is worth what its hash is worth, and the
 * state root vouches for that through the hashes above it. Immutable and thread-safe.
 */
public final class Subtree {
    /** Hash of a subtree without entries. */
    public static final Hash EMPTY_HASH = Node.EMPTY.hash();

    private final Node node;

    Subtree(Node node) {
        this.node = node;
    }

    public Hash hash() {
        return node.hash();
    }

    /** Number of entries. */
    public int size() {
        return node.size();
    }

    /** Whether it is divided into two; a subtree that is not has at most 16 entries. */
    public boolean isDivided() {
        return node instanceof Node.Inner;
    }

    /**
     * The hashes of the 2, 4, 8 … parts of this subtree in their order, as many as there are equally deep, at most
     * 2^{@code maxLevels}; only its own if it is not divided.
     */
    public List<Hash> parts(int maxLevels) {
        List<Node> row = List.of(node);
        for (int level = 0; level < maxLevels; level++) {
            List<Node> below = new ArrayList<>(2 * row.size());
            for (Node each : row) {
                if (each instanceof Node.Inner inner) {
                    below.add(inner.left());
                    below.add(inner.right());
                }
            }
            if (below.size() < 2 * row.size()) {
                break;
            }
            row = below;
        }
        return row.stream().map(Node::hash).toList();
    }

    /**
     * The hash of a subtree divided into these parts.
     *
     * @throws IllegalArgumentException if their number is not a power of two
     */
    public static Hash hashOfParts(List<Hash> parts) {
        if (Integer.bitCount(parts.size()) != 1) {
            throw new IllegalArgumentException("a subtree is divided into 2, 4, 8 … parts, not " + parts.size());
        }
        List<Hash> row = parts;
        while (row.size() > 1) {
            List<Hash> above = new ArrayList<>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(StateTreeFormat.nodeHash(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }

    /**
     * The hash of the subtree with these entries.
     *
     * @param entries packed, key and value of {@value StateTreeFormat#ENTRY_BYTES} bytes each; ascending by key, no key
     *     twice, all with the bits of {@code prefix}
     * @throws IllegalArgumentException if they are not
     */
    public static Hash hashOf(Prefix prefix, byte[] entries) {
        int count = Entries.count(entries);
        boolean inside = count == 0
                || prefix.covers(Entries.key(entries, 0)) && prefix.covers(Entries.key(entries, count - 1));
        if (!inside || !Entries.ascend(entries)) {
            throw new IllegalArgumentException("the entries must ascend and lie in the subtree");
        }
        return Node.build(entries, prefix.length()).hash();
    }
}
