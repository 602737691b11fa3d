package org.mokkachain.ledger.tree;

import java.util.Arrays;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/**
 * Builds the tree of a whole state, from entries in any order: they are hashed as they come into one of 256 parts by
 * the first byte of their tree keys; each part is then divided bit by bit where it lies, and every node is made once.
 * A million entries take about a second, most of it hashing keys and values. Not thread-safe.
 */
public final class TreeBuilder {
    private static final int PARTS = 256;
    private static final int FIRST_CAPACITY = 4 * Entries.SIZE;

    private final Sha256.Hasher hasher = Sha256.hasher();
    private final byte[] entry = new byte[Entries.SIZE];
    private final byte[][] parts = new byte[PARTS][];
    private final int[] lengths = new int[PARTS];

    public TreeBuilder() {
        Arrays.fill(parts, Entries.NONE);
    }

    /**
     * Adds an entry as it is stored.
     *
     * @param kind code of its kind
     * @param key holds the natural key in its first {@code keyLength} bytes
     * @param value holds the encoded value in its first {@code valueLength} bytes
     * @return the first byte of its key in the tree, 0 to 255
     */
    public int add(int kind, byte[] key, int keyLength, byte[] value, int valueLength) {
        hasher.update((byte) kind).update(key, 0, keyLength).finish(entry, 0);
        hasher.update(value, 0, valueLength).finish(entry, Hash.LENGTH);
        int part = Byte.toUnsignedInt(entry[0]);
        byte[] room = parts[part];
        int length = lengths[part];
        if (length == room.length) {
            room = Arrays.copyOf(room, grown(length));
            parts[part] = room;
        }
        System.arraycopy(entry, 0, room, length, Entries.SIZE);
        lengths[part] = length + Entries.SIZE;
        return part;
    }

    /** By half, as a whole number of entries. */
    private static int grown(int length) {
        return length == 0 ? FIRST_CAPACITY : Math.addExact(length, length / 2 / Entries.SIZE * Entries.SIZE);
    }

    /**
     * The tree of all entries added. The builder is empty afterwards.
     *
     * @throws IllegalArgumentException if a key was added twice
     */
    public StateTree build() {
        return new StateTree(build(0, PARTS, 0));
    }

    /** The subtree over the parts [{@code from}, {@code to}). */
    private Node build(int from, int to, int depth) {
        if (to - from == 1) {
            byte[] part = parts[from];
            int count = lengths[from] / Entries.SIZE;
            parts[from] = Entries.NONE;
            lengths[from] = 0;
            return Node.buildUnsorted(part, 0, count, depth);
        }
        int middle = (from + to) >>> 1;
        return Node.join(build(from, middle, depth + 1), build(middle, to, depth + 1));
    }
}
