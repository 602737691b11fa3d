package org.mokkachain.ledger.rocksdb;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.tree.StateTree;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/**
 * What a database held at one moment. While it is open RocksDB keeps what was replaced since, so it must be closed, at
 * the latest with the database. Thread-safe.
 */
final class View implements AutoCloseable {
    private final Database database;
    private final RocksDB db;
    private final Snapshot snapshot;
    private final ReadOptions walk;
    private final ReadOptions single;
    private boolean closed;

    /** To be called while the database cannot be closed. */
    View(Database database, RocksDB db) {
        this.database = database;
        this.db = db;
        this.snapshot = db.getSnapshot();
        this.walk = new ReadOptions().setSnapshot(snapshot).setFillCache(false);
        // Single entries of a chunk lie all over a family, and the next chunk reads the same blocks.
        this.single = new ReadOptions().setSnapshot(snapshot);
    }

    Optional<byte[]> get(Family family, byte[] key) {
        return database.guarded("reading " + family, () -> {
            requireOpen();
            return Optional.ofNullable(db.get(database.handle(family), single, key));
        });
    }

    /** Reads ascending entries from {@code from} on until {@code reader} returns false. */
    void scan(Family family, byte[] from, Database.EntryReader reader) {
        database.guarded("reading " + family, () -> {
            requireOpen();
            try (RocksIterator iterator = db.newIterator(database.handle(family), walk)) {
                iterator.seek(from);
                while (iterator.isValid() && reader.read(iterator.key(), iterator.value())) {
                    iterator.next();
                }
                iterator.status();
                return true;
            }
        });
    }

    /** What is stored under each of {@code keys}, in their order; fastest if they ascend. */
    List<Optional<byte[]>> getAll(Family family, List<byte[]> keys) {
        return database.guarded("reading " + family, () -> {
            requireOpen();
            List<ColumnFamilyHandle> handles = Collections.nCopies(keys.size(), database.handle(family));
            return db.multiGetAsList(single, handles, keys).stream().map(Optional::ofNullable).toList();
        });
    }

    /** Builds the state tree from all entries, which go into {@code copy} too. */
    StateTree stateTree(StateCopy copy) {
        return database.guarded("reading the state", () -> {
            requireOpen();
            try (ReadOptions options = new ReadOptions().setSnapshot(snapshot)) {
                return StateSweep.tree(db, database::handle, options, copy);
            }
        });
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the snapshot is closed");
        }
    }

    /** No reads may be under way. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            database.ifOpen(() -> db.releaseSnapshot(snapshot));
            walk.close();
            single.close();
        }
    }
}
