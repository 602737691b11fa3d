package org.mokkachain.ledger.tree;

import java.util.Arrays;
import java.util.List;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.value.Hash;

/**
 * An immutable node. The shape is a function of the set of keys alone: a subtree of at most
 * {@link StateTreeFormat#BUCKET} entries is a leaf, a larger one is split by the next bit of the key hash.
 */
sealed interface Node {
    Node EMPTY = new Leaf(Entries.NONE);

    /** The hash of this subtree. */
    Hash hash();

    /** Entries below. */
    int size();

    /** A sorted run of entries, possibly none. */
    final class Leaf implements Node {
        private final byte[] entries;
        private final Hash hash;

        Leaf(byte[] entries) {
            this.entries = entries;
            this.hash = StateTreeFormat.leafHash(entries);
        }

        /** The packed entries; not to be changed. */
        byte[] entries() {
            return entries;
        }

        @Override
        public Hash hash() {
            return hash;
        }

        @Override
        public int size() {
            return Entries.count(entries);
        }
    }

    /**
     * Two children: keys with a zero at this depth's bit on the left, with a one on the right. Keeps a copy of their
     * hashes in the form in which it is hashed, so that an update never touches the memory of a sibling: with a million
     * entries that is twice as fast.
     */
    final class Inner implements Node {
        private static final int RIGHT = 1 + Hash.LENGTH;

        private final Node left;
        private final Node right;
        private final byte[] preimage;
        private final Hash hash;
        private final int size;

        private Inner(Node left, Node right, byte[] preimage, int size) {
            this.left = left;
            this.right = right;
            this.preimage = preimage;
            this.hash = Sha256.hash(preimage);
            this.size = size;
        }

        static Inner of(Node left, Node right) {
            byte[] preimage = StateTreeFormat.nodePreimage(left.hash(), right.hash());
            return new Inner(left, right, preimage, Math.addExact(left.size(), right.size()));
        }

        /** This node with other children, at least one of which differs. */
        Inner with(Node newLeft, Node newRight, int newSize) {
            byte[] changed = preimage.clone();
            if (newLeft != left) {
                newLeft.hash().copyTo(changed, 1);
            }
            if (newRight != right) {
                newRight.hash().copyTo(changed, RIGHT);
            }
            return new Inner(newLeft, newRight, changed, newSize);
        }

        Node left() {
            return left;
        }

        Node right() {
            return right;
        }

        @Override
        public Hash hash() {
            return hash;
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** The node after {@code changes}, which are sorted by key and name no key twice. */
    static Node update(Node node, int depth, List<TreeChange> changes) {
        if (changes.isEmpty()) {
            return node;
        }
        return switch (node) {
            case Leaf leaf -> {
                byte[] merged = Entries.merge(leaf.entries(), changes);
                yield build(merged, depth);
            }
            case Inner inner -> {
                int ones = firstOne(changes, depth);
                Node left = update(inner.left(), depth + 1, changes.subList(0, ones));
                Node right = update(inner.right(), depth + 1, changes.subList(ones, changes.size()));
                yield join(inner, left, right);
            }
        };
    }

    /** The subtree at {@code depth} over sorted entries. */
    static Node build(byte[] entries, int depth) {
        return build(entries, 0, Entries.count(entries), depth);
    }

    /** The subtree at {@code depth} over entries [{@code from}, {@code to}). */
    private static Node build(byte[] entries, int from, int to, int depth) {
        if (from == to) {
            return EMPTY;
        }
        if (to - from <= StateTreeFormat.BUCKET || depth == StateTreeFormat.MAX_DEPTH) {
            return new Leaf(Arrays.copyOfRange(entries, from * Entries.SIZE, to * Entries.SIZE));
        }
        int ones = Entries.firstOne(entries, from, to, depth);
        return Inner.of(build(entries, from, ones, depth + 1), build(entries, ones, to, depth + 1));
    }

    /** As {@link #build}, of entries in any order, which are moved. No key may occur twice. */
    static Node buildUnsorted(byte[] entries, int from, int to, int depth) {
        if (to - from <= StateTreeFormat.BUCKET || depth == StateTreeFormat.MAX_DEPTH) {
            Entries.sort(entries, from, to);
            return build(entries, from, to, depth);
        }
        int ones = Entries.divide(entries, from, to, depth);
        return Inner.of(
                buildUnsorted(entries, from, ones, depth + 1), buildUnsorted(entries, ones, to, depth + 1));
    }

    /** The subtree with these two parts. */
    static Node join(Node left, Node right) {
        int size = Math.addExact(left.size(), right.size());
        return size > StateTreeFormat.BUCKET ? Inner.of(left, right) : leaf(left, right, size);
    }

    private static Node join(Inner before, Node left, Node right) {
        int size = size(before, left, right);
        return size > StateTreeFormat.BUCKET ? before.with(left, right, size) : leaf(left, right, size);
    }

    private static Node leaf(Node left, Node right, int size) {
        byte[] all = new byte[size * Entries.SIZE];
        int end = gather(left, all, 0);
        gather(right, all, end);
        return all.length == 0 ? EMPTY : new Leaf(all);
    }

    /** Sum of the sizes; only looks at a child that changed, the other is likely not in the processor's cache. */
    private static int size(Inner before, Node left, Node right) {
        if (left != before.left() && right != before.right()) {
            return Math.addExact(left.size(), right.size());
        }
        int change = left != before.left() ? left.size() - before.left().size() : right.size() - before.right().size();
        return Math.addExact(before.size(), change);
    }

    private static int gather(Node node, byte[] target, int at) {
        return switch (node) {
            case Leaf leaf -> {
                System.arraycopy(leaf.entries(), 0, target, at, leaf.entries().length);
                yield at + leaf.entries().length;
            }
            case Inner inner -> gather(inner.right(), target, gather(inner.left(), target, at));
        };
    }

    private static int firstOne(List<TreeChange> changes, int bit) {
        int low = 0;
        int high = changes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (StateTreeFormat.bit(changes.get(middle).key(), bit) == 1) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
