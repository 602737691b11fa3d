package org.mokkachain.ledger.tree;

import java.util.Arrays;
import java.util.List;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/**
 * An immutable node. The shape is a function of the set of keys alone: a subtree of at most {@link #BUCKET} entries is
 * a leaf, a larger one is split by the next bit of the key hash.
 */
sealed interface Node {
    /** Largest number of entries in a leaf. Measured: 8 to 16 is where hashing per update is least. */
    int BUCKET = 16;

    /** Bits of a key hash, hence the greatest depth. */
    int MAX_DEPTH = 8 * Hash.LENGTH;

    Node EMPTY = new Leaf(Entries.NONE);

    Hash hash();

    /** Entries below. */
    int size();

    /** A sorted run of entries, possibly none. */
    final class Leaf implements Node {
        private final byte[] entries;
        private final Hash hash;

        Leaf(byte[] entries) {
            this.entries = entries;
            this.hash = hashOf(entries);
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

        static Hash hashOf(byte[] entries) {
            byte[] input = new byte[1 + entries.length];
            System.arraycopy(entries, 0, input, 1, entries.length);
            return Sha256.hash(input);
        }
    }

    /** Two children: keys with a zero at this depth's bit on the left, with a one on the right. */
    final class Inner implements Node {
        private final Node left;
        private final Node right;
        private final Hash hash;
        private final int size;

        Inner(Node left, Node right) {
            this.left = left;
            this.right = right;
            this.hash = hashOf(left.hash(), right.hash());
            this.size = Math.addExact(left.size(), right.size());
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

        static Hash hashOf(Hash left, Hash right) {
            byte[] input = new byte[1 + 2 * Hash.LENGTH];
            input[0] = 1;
            left.copyTo(input, 1);
            right.copyTo(input, 1 + Hash.LENGTH);
            return Sha256.hash(input);
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
                yield build(merged, 0, Entries.count(merged), depth);
            }
            case Inner inner -> {
                int ones = firstOne(changes, depth);
                Node left = update(inner.left(), depth + 1, changes.subList(0, ones));
                Node right = update(inner.right(), depth + 1, changes.subList(ones, changes.size()));
                yield join(left, right);
            }
        };
    }

    /** The subtree at {@code depth} over entries [{@code from}, {@code to}). */
    private static Node build(byte[] entries, int from, int to, int depth) {
        if (from == to) {
            return EMPTY;
        }
        if (to - from <= BUCKET || depth == MAX_DEPTH) {
            return new Leaf(Arrays.copyOfRange(entries, from * Entries.SIZE, to * Entries.SIZE));
        }
        int ones = Entries.firstOne(entries, from, to, depth);
        return new Inner(build(entries, from, ones, depth + 1), build(entries, ones, to, depth + 1));
    }

    private static Node join(Node left, Node right) {
        if (left.size() + right.size() > BUCKET) {
            return new Inner(left, right);
        }
        byte[] all = new byte[(left.size() + right.size()) * Entries.SIZE];
        int end = gather(left, all, 0);
        gather(right, all, end);
        return all.length == 0 ? EMPTY : new Leaf(all);
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
            if (bit(changes.get(middle).key(), bit) == 1) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Bit {@code index} of {@code key}, the most significant bit of the first byte being bit 0. */
    static int bit(Hash key, int index) {
        return key.unsignedByteAt(index >>> 3) >>> (7 - (index & 7)) & 1;
    }
}
