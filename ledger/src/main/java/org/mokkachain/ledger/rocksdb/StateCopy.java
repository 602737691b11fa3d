package org.mokkachain.ledger.rocksdb;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.ledger.snapshot.SnapshotAnswers;
import org.mokkachain.ledger.snapshot.SnapshotEntry;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * A whole state in memory, if it is small enough, in 256 parts by the first byte of the tree keys, so that it can be
 * read in the order of the tree: on disk it lies in the order of the natural keys, and to look entries up one by one
 * costs five times as much. Thread-safe once it is filled.
 */
final class StateCopy {
    private static final int PARTS = 256;
    private static final int FIRST_CAPACITY = 1 << 10;
    /** Kind, length of the key, length of the value. */
    private static final int HEAD = 1 + 2 + 4;

    private final long maxBytes;
    private final byte[][] parts = new byte[PARTS][];
    private final int[] lengths = new int[PARTS];
    private long bytes;
    private int sortedPart = -1;
    private NavigableMap<Hash, SnapshotEntry> sorted = new TreeMap<>();

    StateCopy(long maxBytes) {
        this.maxBytes = maxBytes;
        Arrays.fill(parts, new byte[0]);
    }

    /** Whether all that was added is here. */
    boolean isWhole() {
        return bytes <= maxBytes;
    }

    /** @param part first byte of the tree key */
    void add(int part, int kind, byte[] key, int keyLength, byte[] value, int valueLength) {
        int length = HEAD + keyLength + valueLength;
        bytes += length;
        if (isWhole()) {
            room(part, length).put((byte) kind).putShort((short) keyLength).putInt(valueLength)
                    .put(key, 0, keyLength).put(value, 0, valueLength);
        } else if (bytes - length <= maxBytes) {
            Arrays.fill(parts, new byte[0]);
        }
    }

    private ByteBuffer room(int part, int length) {
        int from = lengths[part];
        lengths[part] = from + length;
        if (lengths[part] > parts[part].length) {
            parts[part] = Arrays.copyOf(parts[part], Math.max(FIRST_CAPACITY, lengths[part] + lengths[part] / 2));
        }
        return ByteBuffer.wrap(parts[part], from, length);
    }

    /** All entries with this prefix, ascending by tree key; empty if they have more than {@code most} bytes. */
    synchronized Optional<List<SnapshotEntry>> entries(Prefix prefix, int most) {
        Hash last = prefix.last();
        List<SnapshotEntry> found = new ArrayList<>();
        long size = 0;
        for (int part = prefix.first().unsignedByteAt(0); part <= last.unsignedByteAt(0); part++) {
            for (SnapshotEntry entry : sorted(part).subMap(prefix.first(), true, last, true).values()) {
                found.add(entry);
                size += SnapshotAnswers.encodedLength(entry);
                if (size > most) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(found);
    }

    /** The part that was sorted last is likely to be asked for again. */
    private NavigableMap<Hash, SnapshotEntry> sorted(int part) {
        if (part != sortedPart) {
            NavigableMap<Hash, SnapshotEntry> entries = new TreeMap<>();
            ByteBuffer from = ByteBuffer.wrap(parts[part], 0, lengths[part]);
            while (from.hasRemaining()) {
                SnapshotEntry entry = read(from);
                entries.put(entry.treeKey(), entry);
            }
            sorted = entries;
            sortedPart = part;
        }
        return sorted;
    }

    private static SnapshotEntry read(ByteBuffer from) {
        int kind = Byte.toUnsignedInt(from.get());
        byte[] key = new byte[Short.toUnsignedInt(from.getShort())];
        byte[] value = new byte[from.getInt()];
        from.get(key).get(value);
        return new SnapshotEntry(kind, Bytes.of(key), Bytes.of(value));
    }
}
