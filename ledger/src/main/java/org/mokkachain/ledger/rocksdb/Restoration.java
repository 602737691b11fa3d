package org.mokkachain.ledger.rocksdb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.mokkachain.ledger.store.ChainLoader;
import org.mokkachain.ledger.store.DamagedStoreException;
import org.mokkachain.ledger.store.ForeignStoreException;
import org.mokkachain.ledger.store.Head;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.types.value.Hash;

/**
 * Puts the copy of a backup in the place of a ledger. Everything is checked first: the sums of the files, that the copy
 * opens as a store of this chain, and that its state has the state root of its last block. The ledger that was there is
 * kept beside it.
 */
public final class Restoration {
    private static final String REMEDY = "Use another backup";

    private final Path backup;
    private final StoreLocation location;
    private final ValidatorSet genesisValidators;
    private final BackupManifest manifest;

    /**
     * @param location the ledger to replace or to make; its process must have ended
     * @param genesisValidators the set of the first epoch
     * @throws StoreException if the backup has no sound manifest, or is of another chain
     */
    public Restoration(Path backup, StoreLocation location, ValidatorSet genesisValidators) {
        this.backup = backup;
        this.location = location;
        this.genesisValidators = genesisValidators;
        this.manifest = BackupManifest.read(backup);
        Hash chain = location.genesis().block().header().chainId();
        if (!manifest.chainId().equals(chain)) {
            throw new ForeignStoreException(
                    "the backup is of chain " + manifest.chainId() + ", the genesis that of chain " + chain,
                    "Use a backup of this network");
        }
    }

    /** What the manifest says. */
    public BackupManifest manifest() {
        return manifest;
    }

    /**
     * @param head last block of the ledger now
     * @param replaced where the ledger is that was there before; empty if there was none
     */
    public record Restored(Head head, Optional<Path> replaced) {}

    /**
     * Does it.
     *
     * @param progress told the bytes copied so far
     * @throws StoreException if anything is not as it has to be; then the ledger is as it was
     */
    public Restored run(LongConsumer progress) {
        Path ledger = location.directory();
        boolean absent = Opening.isEmpty(ledger);
        Opening.createDirectories(ledger);
        try (DirectoryLock lock = DirectoryLock.take(ledger.resolve(RocksDbLedgerStore.LOCK))) {
            Path staging = ledger.resolveSibling(ledger.getFileName() + ".restoring");
            FileTree.remove(staging);
            try {
                copy(staging, progress);
                prove(staging);
                return new Restored(manifest.head(), exchange(ledger, staging, absent));
            } finally {
                FileTree.remove(staging);
            }
        } catch (IOException e) {
            throw new StoreFailedException("the restoration failed: " + e, "Look at the disk, then try again", e);
        }
    }

    private void copy(Path staging, LongConsumer progress) throws IOException {
        Files.createDirectories(staging);
        FileTree.requireRoom(staging, FileTree.bytes(backup), "the restoration");
        long copied = 0;
        for (Map.Entry<String, Hash> entry : manifest.files().entrySet()) {
            Path from = backup.resolve(entry.getKey()).normalize();
            if (!from.startsWith(backup.normalize()) || !entry.getKey().startsWith(Backup.LEDGER + "/")) {
                throw new DamagedStoreException("the manifest names a file outside the backup: " + entry.getKey(),
                        REMEDY);
            }
            copied += copy(from, staging.resolve(entry.getKey().substring(Backup.LEDGER.length() + 1)), entry);
            progress.accept(copied);
        }
    }

    private static long copy(Path from, Path to, Map.Entry<String, Hash> entry) throws IOException {
        if (!Files.isRegularFile(from)) {
            throw new DamagedStoreException("the backup lacks the file " + entry.getKey(), REMEDY);
        }
        Files.createDirectories(DurableFiles.folder(to));
        try (OutputStream out = Files.newOutputStream(to)) {
            Hash sum = FileSums.copying(from, out);
            if (!sum.equals(entry.getValue())) {
                throw new DamagedStoreException("the file " + entry.getKey() + " of the backup has the SHA-256 " + sum
                        + ", its manifest says " + entry.getValue(), REMEDY);
            }
        }
        return Files.size(to);
    }

    private void prove(Path staging) throws IOException {
        StoreLocation there = new StoreLocation(staging, location.genesis(), Optional.empty());
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(there)) {
            if (!store.head().equals(manifest.head())) {
                throw new DamagedStoreException("the backup ends at block " + store.head().height()
                        + ", its manifest says " + manifest.head().height(), REMEDY);
            }
            ChainLoader.load(store, genesisValidators);
        }
        FileTree.remove(staging.resolve(RocksDbLedgerStore.NATIVE));
        FileTree.sync(staging);
    }

    private static Optional<Path> exchange(Path ledger, Path staging, boolean absent) throws IOException {
        Optional<Path> replaced = Optional.empty();
        if (absent) {
            FileTree.remove(ledger);
        } else {
            Path aside = ledger.resolveSibling(ledger.getFileName() + ".replaced-" + System.currentTimeMillis());
            Files.move(ledger, aside, StandardCopyOption.ATOMIC_MOVE);
            replaced = Optional.of(aside);
        }
        Files.move(staging, ledger, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.sync(DurableFiles.folder(ledger));
        return replaced;
    }
}
