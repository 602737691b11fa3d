package org.mokkachain.ledger.rocksdb;

import java.util.Arrays;

/**
 * One key with its value, to be written, or a key to be removed. Ordered by family and key. The arrays are not to be
 * changed.
 */
final class Entry implements Comparable<Entry> {
    private final Family family;
    private final byte[] key;
    private final byte[] value;

    private final boolean removal;

    Entry(Family family, byte[] key, byte[] value) {
        this(family, key, value, false);
    }

    private Entry(Family family, byte[] key, byte[] value, boolean removal) {
        this.family = family;
        this.key = key;
        this.value = value;
        this.removal = removal;
    }

    static Entry removal(Family family, byte[] key) {
        return new Entry(family, key, new byte[0], true);
    }

    boolean isRemoval() {
        return removal;
    }

    Family family() {
        return family;
    }

    byte[] key() {
        return key;
    }

    byte[] value() {
        return value;
    }

    @Override
    public int compareTo(Entry other) {
        int byFamily = family.compareTo(other.family);
        return byFamily != 0 ? byFamily : Arrays.compareUnsigned(key, other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entry that
                && compareTo(that) == 0
                && removal == that.removal
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * family.hashCode() + Arrays.hashCode(key);
    }
}
