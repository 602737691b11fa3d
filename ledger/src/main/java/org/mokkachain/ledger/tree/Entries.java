package org.mokkachain.ledger.tree;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.value.Hash;

/**
 * Sorted (key hash, value hash) pairs packed into one array, 64 bytes each. The arrays are never changed once shared.
 */
final class Entries {
    static final int SIZE = StateTreeFormat.ENTRY_BYTES;
    static final byte[] NONE = new byte[0];

    private Entries() {}

    static int count(byte[] entries) {
        return entries.length / SIZE;
    }

    static Hash key(byte[] entries, int index) {
        return Hash.of(Arrays.copyOfRange(entries, index * SIZE, index * SIZE + Hash.LENGTH));
    }

    /** Whether each key is greater than the one before. */
    static boolean ascend(byte[] entries) {
        for (int next = SIZE; next < entries.length; next += SIZE) {
            int before = next - SIZE;
            if (Arrays.compareUnsigned(
                            entries, before, before + Hash.LENGTH, entries, next, next + Hash.LENGTH)
                    >= 0) {
                return false;
            }
        }
        return true;
    }

    static Optional<Hash> find(byte[] entries, Hash key) {
        byte[] wanted = key.toBytes();
        int low = 0;
        int high = count(entries) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compareKey(entries, middle, wanted);
            if (order == 0) {
                int value = middle * SIZE + Hash.LENGTH;
                return Optional.of(Hash.of(Arrays.copyOfRange(entries, value, value + Hash.LENGTH)));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** The entries after {@code changes}, which are sorted by key and name no key twice. */
    static byte[] merge(byte[] entries, List<TreeChange> changes) {
        byte[] merged = new byte[entries.length + changes.size() * SIZE];
        int read = 0;
        int written = 0;
        for (TreeChange change : changes) {
            byte[] key = change.key().toBytes();
            int until = read;
            while (until < entries.length && compareKey(entries, until / SIZE, key) < 0) {
                until += SIZE;
            }
            System.arraycopy(entries, read, merged, written, until - read);
            written += until - read;
            read = until;
            if (read < entries.length && compareKey(entries, read / SIZE, key) == 0) {
                read += SIZE;
            }
            if (change.value().isPresent()) {
                System.arraycopy(key, 0, merged, written, Hash.LENGTH);
                change.value().get().copyTo(merged, written + Hash.LENGTH);
                written += SIZE;
            }
        }
        System.arraycopy(entries, read, merged, written, entries.length - read);
        written += entries.length - read;
        return written == merged.length ? merged : Arrays.copyOf(merged, written);
    }

    /** Index of the first entry in [{@code from}, {@code to}) whose key has a one at {@code bit}, else {@code to}. */
    static int firstOne(byte[] entries, int from, int to, int bit) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isOne(entries, middle, bit)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * Moves the entries of [{@code from}, {@code to}) whose keys have a zero at {@code bit} before the others; index of
     * the first of the others, else {@code to}.
     */
    static int divide(byte[] entries, int from, int to, int bit) {
        byte[] held = new byte[SIZE];
        int low = from;
        int high = to - 1;
        while (true) {
            while (low <= high && !isOne(entries, low, bit)) {
                low++;
            }
            while (low < high && isOne(entries, high, bit)) {
                high--;
            }
            if (low >= high) {
                return low;
            }
            System.arraycopy(entries, low * SIZE, held, 0, SIZE);
            System.arraycopy(entries, high * SIZE, entries, low * SIZE, SIZE);
            System.arraycopy(held, 0, entries, high * SIZE, SIZE);
        }
    }

    /**
     * Sorts the few entries of [{@code from}, {@code to}).
     *
     * @throws IllegalArgumentException if two have the same key
     */
    static void sort(byte[] entries, int from, int to) {
        byte[] held = new byte[SIZE];
        for (int next = from + 1; next < to; next++) {
            System.arraycopy(entries, next * SIZE, held, 0, SIZE);
            int place = next;
            while (place > from && compareKey(entries, place - 1, held) > 0) {
                place--;
            }
            if (place > from && compareKey(entries, place - 1, held) == 0) {
                throw new IllegalArgumentException("an entry occurs twice");
            }
            if (place < next) {
                System.arraycopy(entries, place * SIZE, entries, (place + 1) * SIZE, (next - place) * SIZE);
                System.arraycopy(held, 0, entries, place * SIZE, SIZE);
            }
        }
    }

    private static boolean isOne(byte[] entries, int index, int bit) {
        return (entries[index * SIZE + (bit >>> 3)] >>> (7 - (bit & 7)) & 1) == 1;
    }

    private static int compareKey(byte[] entries, int index, byte[] key) {
        int at = index * SIZE;
        return Arrays.compareUnsigned(entries, at, at + Hash.LENGTH, key, 0, Hash.LENGTH);
    }
}
