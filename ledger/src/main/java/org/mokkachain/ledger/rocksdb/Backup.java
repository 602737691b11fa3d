package org.mokkachain.ledger.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.types.value.Hash;

/**
 * Makes a backup of an open store, also while it is written: a directory that appears whole or not at all. Table files
 * never change, so on the same disk RocksDB only links them.
 */
final class Backup {
    static final String LEDGER = "ledger";

    private final Database database;
    private final Path store;
    private final Path target;

    /**
     * @param store directory of the ledger
     * @param target must not exist
     */
    Backup(Database database, Path store, Path target) {
        this.database = database;
        this.store = store;
        this.target = target.toAbsolutePath().normalize();
    }

    BackupManifest make() {
        if (Files.exists(target)) {
            throw new StoreFailedException(
                    "there is something at " + target + " already", "Choose another place: no backup is overwritten");
        }
        Path parent = DurableFiles.folder(target);
        Opening.createDirectories(parent);
        Path partial = parent.resolve("." + target.getFileName() + ".partial-" + ProcessHandle.current().pid());
        try {
            requireRoom(parent);
            FileTree.remove(partial);
            BackupManifest manifest = fill(partial);
            FileTree.sync(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.sync(parent);
            return manifest;
        } catch (IOException e) {
            removeQuietly(partial);
            throw new StoreFailedException("the backup to " + target + " failed: " + e, "Look at that disk", e);
        } catch (StoreException e) {
            removeQuietly(partial);
            throw e;
        }
    }

    private void requireRoom(Path parent) throws IOException {
        boolean linked = Files.getFileStore(parent).equals(Files.getFileStore(store));
        FileTree.requireRoom(parent, linked ? 0 : FileTree.bytes(store.resolve(RocksDbLedgerStore.FILES)), "a backup");
    }

    private BackupManifest fill(Path partial) throws IOException {
        Path copy = partial.resolve(LEDGER);
        Files.createDirectories(copy);
        database.checkpoint(copy.resolve(RocksDbLedgerStore.FILES));
        Birth.mark(copy);
        BackupManifest manifest = describe(partial, copy);
        Files.writeString(partial.resolve(BackupManifest.FILE), manifest.text());
        return manifest;
    }

    /** Opens the copy, which proves that it can be opened, and sums its files. */
    private static BackupManifest describe(Path partial, Path copy) throws IOException {
        Path files = copy.resolve(RocksDbLedgerStore.FILES);
        SequencedMap<String, Hash> sums = new LinkedHashMap<>();
        for (Path file : FileTree.files(copy)) {
            sums.put(partial.relativize(file).toString().replace('\\', '/'), FileSums.of(file));
        }
        long bytes = FileTree.bytes(copy);
        try (Database database = Opening.openReadOnly(files)) {
            Examination examination = new Examination(database);
            return new BackupManifest(examination.schema(), examination.chainId(), examination.ledgerId(),
                    examination.head(), examination.first(), bytes, sums);
        } finally {
            removeLogs(files);
        }
    }

    /** RocksDB writes a diary of each opening. */
    private static void removeLogs(Path files) throws IOException {
        for (Path file : FileTree.files(files)) {
            if (file.getFileName().toString().startsWith("LOG")) {
                Files.delete(file);
            }
        }
    }

    private static void removeQuietly(Path partial) {
        try {
            FileTree.remove(partial);
        } catch (IOException e) {
            throw new StoreFailedException(
                    "an unfinished backup cannot be removed: " + e, "Remove " + partial + " by hand", e);
        }
    }
}
