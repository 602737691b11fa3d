package org.mokkachain.ledger.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mokkachain.types.proof.StateProof;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * One version of the state commitment, immutable and thread-safe. {@link #with} gives another version that shares
 * everything it does not change: the trees of a fork of speculative blocks exist side by side, and to commit one is to
 * forget the others.
 *
 * <p>{@link StateTreeFormat} is the form. The root depends only on the entries, never on the order in which they came.
 */
public final class StateTree {
    /** The tree without entries. */
    public static final StateTree EMPTY = new StateTree(Node.EMPTY);

    private static final Comparator<TreeChange> BY_KEY = Comparator.comparing(TreeChange::key);

    private final Node root;

    StateTree(Node root) {
        this.root = root;
    }

    /** Commits to all entries. */
    public Hash root() {
        return root.hash();
    }

    /** Number of entries. */
    public int size() {
        return root.size();
    }

    /**
     * This tree after {@code changes}, in any order.
     *
     * @throws IllegalArgumentException if a key occurs twice
     */
    public StateTree with(List<TreeChange> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        List<TreeChange> sorted = new ArrayList<>(changes);
        sorted.sort(BY_KEY);
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).key().equals(sorted.get(i - 1).key())) {
                throw new IllegalArgumentException("two changes of the entry " + sorted.get(i).key());
            }
        }
        return new StateTree(Node.update(root, 0, sorted));
    }

    /** The subtree of all keys with these bits; none if it lies within a leaf of the tree. */
    public Optional<Subtree> subtree(Prefix prefix) {
        Node node = root;
        for (int depth = 0; depth < prefix.length(); depth++) {
            if (!(node instanceof Node.Inner inner)) {
                return Optional.empty();
            }
            node = StateTreeFormat.bit(prefix.first(), depth) == 1 ? inner.right() : inner.left();
        }
        return Optional.of(new Subtree(node));
    }

    /** The value hash stored under {@code key}. */
    public Optional<Hash> get(Hash key) {
        return Entries.find(descend(key, new ArrayList<>()), key);
    }

    /** Proves what is stored under {@code key}, or that nothing is. */
    public StateProof prove(Hash key) {
        List<Hash> siblings = new ArrayList<>();
        byte[] entries = descend(key, siblings);
        return new StateProof(key, siblings, Bytes.of(entries));
    }

    /** The entries of the leaf responsible for {@code key}; adds the siblings met on the way, root first. */
    private byte[] descend(Hash key, List<Hash> siblings) {
        Node node = root;
        while (node instanceof Node.Inner inner) {
            boolean right = StateTreeFormat.bit(key, siblings.size()) == 1;
            siblings.add((right ? inner.left() : inner.right()).hash());
            node = right ? inner.right() : inner.left();
        }
        return ((Node.Leaf) node).entries();
    }
}
