package org.mokkachain.ledger.rocksdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.ledger.tree.StateTree;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * An open RocksDB with our column families. RocksDB crashes the process when it is used after it was closed; a lock
 * keeps calls and {@link #close} apart. Thread-safe.
 */
final class Database implements AutoCloseable {
    private final RocksDB db;
    private final Map<Family, ColumnFamilyHandle> handles;
    private final Settings settings;
    private final WriteOptions unsynced = new WriteOptions().setSync(false);
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean open = true;
    private volatile boolean failed;

    /** Takes over {@code db}, the handles and the settings it was opened with. */
    Database(RocksDB db, Map<Family, ColumnFamilyHandle> handles, Settings settings) {
        this.db = db;
        this.handles = new EnumMap<>(handles);
        this.settings = settings;
    }

    /** Work with the database. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws RocksDBException;
    }

    /** Reads entries in order until it returns false. */
    @FunctionalInterface
    interface EntryReader {
        boolean read(byte[] key, byte[] value);
    }

    Optional<byte[]> get(Family family, byte[] key) {
        return guarded("reading " + family, () -> Optional.ofNullable(db.get(handle(family), key)));
    }

    /** Reads ascending entries from {@code from} on, as of now. */
    void scan(Family family, byte[] from, EntryReader reader) {
        guarded("reading " + family, () -> {
            try (RocksIterator iterator = db.newIterator(handle(family))) {
                iterator.seek(from);
                while (iterator.isValid() && reader.read(iterator.key(), iterator.value())) {
                    iterator.next();
                }
                iterator.status();
                return true;
            }
        });
    }

    /**
     * Reads ascending entries from {@code from} on without displacing what others have in the cache; whether the end
     * of the family was reached.
     */
    boolean walk(Family family, byte[] from, EntryReader reader) {
        return guarded("reading " + family, () -> {
            try (ReadOptions once = new ReadOptions().setFillCache(false).setVerifyChecksums(true);
                    RocksIterator iterator = db.newIterator(handle(family), once)) {
                iterator.seek(from);
                boolean more = true;
                while (more && iterator.isValid()) {
                    more = reader.read(iterator.key(), iterator.value());
                    iterator.next();
                }
                iterator.status();
                return !iterator.isValid();
            }
        });
    }

    /** Builds the state tree from all entries. */
    StateTree stateTree() {
        return guarded("reading the state", () -> {
            try (ReadOptions options = new ReadOptions()) {
                return StateSweep.tree(db, this::handle, options, new StateCopy(0));
            }
        });
    }

    /** Everything as it is now, to be read while more is written. */
    View view() {
        return guarded("reading", () -> new View(this, db));
    }

    /** Runs {@code work} if the database is still open. */
    void ifOpen(Runnable work) {
        use.readLock().lock();
        try {
            if (open) {
                work.run();
            }
        } finally {
            use.readLock().unlock();
        }
    }

    /** The greatest key of a family. */
    Optional<byte[]> lastKey(Family family) {
        return guarded("reading " + family, () -> {
            try (RocksIterator iterator = db.newIterator(handle(family))) {
                iterator.seekToLast();
                iterator.status();
                return iterator.isValid() ? Optional.of(iterator.key()) : Optional.empty();
            }
        });
    }

    /**
     * Writes all or nothing; not synced. Where a key occurs twice the later value wins. The entries go in sorted, which
     * halves the time RocksDB takes for them: each finds its place near the one before.
     */
    void write(List<Entry> entries) {
        requireHealthy();
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(null);
        try {
            guarded("writing", () -> {
                try (WriteBatch batch = new WriteBatch()) {
                    for (Entry entry : sorted) {
                        add(batch, entry);
                    }
                    db.write(unsynced, batch);
                    return true;
                }
            });
        } catch (StoreException e) {
            failed = true;
            throw e;
        }
    }

    private void add(WriteBatch batch, Entry entry) throws RocksDBException {
        if (entry.isRemoval()) {
            batch.delete(handle(entry.family()), entry.key());
        } else {
            batch.put(handle(entry.family()), entry.key(), entry.value());
        }
    }

    /** Removes a whole range of keys and writes {@code entries}, all or nothing; not synced. */
    void deleteRange(Family family, byte[] from, byte[] to, List<Entry> entries) {
        requireHealthy();
        try {
            guarded("removing from " + family, () -> {
                try (WriteBatch batch = new WriteBatch()) {
                    batch.deleteRange(handle(family), from, to);
                    for (Entry entry : entries) {
                        add(batch, entry);
                    }
                    db.write(unsynced, batch);
                    return true;
                }
            });
        } catch (StoreException e) {
            failed = true;
            throw e;
        }
    }

    /** Gives room back to the disk: files that hold nothing but the removed range go at once. */
    void dropFiles(Family family, byte[] from, byte[] to) {
        guarded("removing files of " + family, () -> {
            db.deleteFilesInRanges(handle(family), List.of(from, to), false);
            return true;
        });
    }

    /** Copies everything into {@code directory}, which must not exist; table files on the same disk are linked. */
    void checkpoint(Path directory) {
        guarded("copying the database to " + directory, () -> {
            try (Checkpoint checkpoint = Checkpoint.create(db)) {
                checkpoint.createCheckpoint(directory.toString());
                return true;
            }
        });
    }

    /** Rewrites all table files. */
    void compact() {
        for (Family family : Family.values()) {
            guarded("compacting " + family, () -> {
                try (CompactRangeOptions all = new CompactRangeOptions()
                        .setBottommostLevelCompaction(CompactRangeOptions.BottommostLevelCompaction.kForce)) {
                    db.compactRange(handle(family), null, null, all);
                    return true;
                }
            });
        }
    }

    /** Compares the checksums of all blocks of all files. */
    void verifyChecksums() {
        guarded("checking the files", () -> {
            db.verifyChecksum();
            return true;
        });
    }

    /** Makes everything written before durable. */
    void sync() {
        requireHealthy();
        try {
            guarded("syncing", () -> {
                db.syncWal();
                return true;
            });
        } catch (StoreException e) {
            failed = true;
            throw e;
        }
    }

    /** Moves everything from the write-ahead log into table files. */
    void flush() {
        guarded("flushing", () -> {
            try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
                db.flush(options, new ArrayList<>(handles.values()));
                return true;
            }
        });
    }

    /** A figure that RocksDB keeps, summed over the families. */
    long total(String property) {
        return guarded("reading " + property, () -> db.getAggregatedLongProperty(property));
    }

    /** A figure that RocksDB keeps once. */
    long figure(String property) {
        return guarded("reading " + property, () -> db.getLongProperty(property));
    }

    private void requireHealthy() {
        if (failed) {
            throw new StoreFailedException("the store failed before, nobody knows what its last write left",
                    "Restart the node");
        }
    }

    ColumnFamilyHandle handle(Family family) {
        ColumnFamilyHandle handle = handles.get(family);
        if (handle == null) {
            throw new IllegalStateException("no column family " + family);
        }
        return handle;
    }

    /** Runs work unless the database is closed, and keeps it open meanwhile. */
    <T> T guarded(String doing, Work<T> work) {
        use.readLock().lock();
        try {
            if (!open) {
                throw new IllegalStateException("the store is closed");
            }
            return work.run();
        } catch (RocksDBException e) {
            throw Failures.of(doing, e);
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (open) {
                open = false;
                List.copyOf(handles.values()).forEach(ColumnFamilyHandle::close);
                unsynced.close();
                db.close();
                settings.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
