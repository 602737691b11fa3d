package org.mokkachain.ledger.rocksdb;

import java.io.IOException;
import java.nio.file.Path;
import org.mokkachain.ledger.store.StoreFailedException;

/** What an operator may do to an open store, also while it is used. Thread-safe. */
public final class StoreCare {
    private final Database database;
    private final Path directory;
    private final RocksDbReader reader;

    StoreCare(Database database, Path directory, RocksDbReader reader) {
        this.database = database;
        this.directory = directory;
        this.reader = reader;
    }

    /** @param bytesBefore of the database on disk */
    public record Compaction(long bytesBefore, long bytesAfter) {}

    /**
     * Copies the store, as it is at some height during the call, to a new directory with a manifest.
     *
     * @throws org.mokkachain.ledger.store.StoreException if {@code target} exists or its disk has no room
     */
    public BackupManifest backup(Path target) {
        return new Backup(database, directory, target).make();
    }

    /** Rewrites all table files, so that what was removed or replaced takes no room any more. */
    public Compaction compact() {
        long before = bytes();
        database.compact();
        return new Compaction(before, bytes());
    }

    /** Bytes of the database on disk. */
    public long bytes() {
        try {
            return FileTree.bytes(directory.resolve(RocksDbLedgerStore.FILES));
        } catch (IOException e) {
            throw new StoreFailedException("the files of the ledger cannot be counted: " + e, "Look at the disk", e);
        }
    }

    /** Figures of the database. */
    public DatabaseFigures figures() {
        return DatabaseFigures.of(database);
    }

    /** A walk over everything that is stored. */
    public Patrol patrol() {
        return new Patrol(database, reader);
    }
}
