package org.mokkachain.types.merkle;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over a list of byte strings. Built level by level: an odd node at the
 * end moves up as it is, which gives the same tree as the RFC's recursive split at the largest power of two, and never
 * lets two different lists have one root (no node is duplicated). Takes time and memory linear in the leaves.
 */
public final class MerkleTree {
    private MerkleTree() {}

    /** The root; for an empty list SHA-256 of nothing, as the RFC says. */
    public static Hash root(List<Bytes> leaves) {
        TreeHasher hasher = new TreeHasher();
        if (leaves.isEmpty()) {
            return hasher.empty();
        }
        List<Hash> level = hashed(leaves, hasher);
        while (level.size() > 1) {
            level = parents(level, hasher);
        }
        return level.getFirst();
    }

    /**
     * The proof that the leaf at {@code index} belongs to the tree of {@code leaves}.
     *
     * @throws IndexOutOfBoundsException if there is no such leaf
     */
    public static MerkleProof prove(List<Bytes> leaves, int index) {
        if (index < 0 || index >= leaves.size()) {
            throw new IndexOutOfBoundsException("no leaf " + index + " among " + leaves.size());
        }
        TreeHasher hasher = new TreeHasher();
        List<Hash> path = new ArrayList<>();
        int position = index;
        for (List<Hash> level = hashed(leaves, hasher); level.size() > 1; level = parents(level, hasher)) {
            int sibling = position ^ 1;
            if (sibling < level.size()) {
                path.add(level.get(sibling));
            }
            position >>= 1;
        }
        return new MerkleProof(index, leaves.size(), path);
    }

    private static List<Hash> hashed(List<Bytes> leaves, TreeHasher hasher) {
        List<Hash> level = new ArrayList<>(leaves.size());
        for (Bytes leaf : leaves) {
            level.add(hasher.leaf(leaf));
        }
        return level;
    }

    private static List<Hash> parents(List<Hash> level, TreeHasher hasher) {
        List<Hash> parents = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            parents.add(hasher.node(level.get(i), level.get(i + 1)));
        }
        if (level.size() % 2 == 1) {
            parents.add(level.getLast());
        }
        return parents;
    }
}
