package org.mokkachain.ledger.rocksdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads everything in the store, slice by slice, round after round, so that damage of what nobody asks for is noticed
 * while there are other copies: RocksDB compares the checksum of each block of a file, and headers, bodies and receipts
 * are compared with the hashes of their blocks. Used by one thread.
 */
public final class Patrol {
    private static final byte[] START = new byte[0];
    private static final List<Family> FAMILIES = List.of(Family.values());

    private final Database database;
    private final RocksDbReader reader;
    private int family;
    private byte[] next = START;

    Patrol(Database database, RocksDbReader reader) {
        this.database = database;
        this.reader = reader;
    }

    /**
     * @param bytes of keys and values
     * @param roundEnded whether the last entry of the last family was read
     */
    public record Slice(long bytes, boolean roundEnded) {}

    /**
     * Reads about {@code bytes} more.
     *
     * @throws org.mokkachain.ledger.store.DamagedStoreException saying what is damaged; the next call goes on with the
     *     next family
     */
    public Slice walk(long bytes) {
        int at = family;
        Family here = FAMILIES.get(at);
        byte[] from = next;
        // In case this slice is damaged.
        family = (at + 1) % FAMILIES.size();
        next = START;

        long[] read = {0};
        List<byte[]> keys = new ArrayList<>();
        boolean ended = database.walk(here, from, (key, value) -> {
            read[0] += key.length + value.length;
            keys.add(key);
            return read[0] < bytes;
        });
        keys.forEach(key -> compare(here, key));
        if (!ended) {
            family = at;
            byte[] last = keys.getLast();
            next = Arrays.copyOf(last, last.length + 1);
        }
        return new Slice(read[0], isAtStart());
    }

    /** Whether the next call begins a round, also where the last one ended at damage. */
    public boolean isAtStart() {
        return family == 0 && next.length == 0;
    }

    private void compare(Family here, byte[] key) {
        switch (here) {
            case HEADERS -> reader.header(Layout.readHeight(key));
            case BODIES -> reader.block(Layout.readHeight(key));
            case RECEIPTS -> reader.receipts(Layout.readHeight(key));
            default -> {}
        }
    }
}
