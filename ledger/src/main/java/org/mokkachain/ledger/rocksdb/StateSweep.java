package org.mokkachain.ledger.rocksdb;

import java.util.function.Function;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.ledger.tree.TreeBuilder;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Reads the whole state once, into its tree: nothing is decoded, and no memory taken, per entry. Checksums are compared
 * as always, and what the cache holds for others stays there.
 */
final class StateSweep {
    private static final long READ_AHEAD = 2L << 20;
    private static final int USUAL_SIZE = 1 << 12;

    private final TreeBuilder builder = new TreeBuilder();
    private final StateCopy copy;
    private byte[] key = new byte[USUAL_SIZE];
    private byte[] value = new byte[USUAL_SIZE];

    private StateSweep(StateCopy copy) {
        this.copy = copy;
    }

    /**
     * @param options whose state is read, if it is not the last one; changed
     * @param copy takes all entries, if it has room
     */
    static StateTree tree(
            RocksDB db, Function<Family, ColumnFamilyHandle> families, ReadOptions options, StateCopy copy)
            throws RocksDBException {
        options.setFillCache(false).setReadaheadSize(READ_AHEAD);
        StateSweep sweep = new StateSweep(copy);
        for (StateKind kind : StateKind.values()) {
            try (RocksIterator iterator = db.newIterator(families.apply(Family.of(kind)), options)) {
                sweep.read(kind.code(), iterator);
                iterator.status();
            }
        }
        return sweep.builder.build();
    }

    private void read(int kind, RocksIterator iterator) {
        for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
            int keyLength = iterator.key(key);
            if (keyLength > key.length) {
                key = new byte[keyLength];
                iterator.key(key);
            }
            int valueLength = iterator.value(value);
            if (valueLength > value.length) {
                value = new byte[2 * valueLength];
                iterator.value(value);
            }
            int part = builder.add(kind, key, keyLength, value, valueLength);
            copy.add(part, kind, key, keyLength, value, valueLength);
        }
    }
}
