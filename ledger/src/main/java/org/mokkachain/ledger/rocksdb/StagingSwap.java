package org.mokkachain.ledger.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.types.file.DurableFiles;

/**
 * Puts a store made from a snapshot in the place of the ledger. Each step is one renaming; whatever is cut off is done
 * by the next call, so after it there is the old ledger or the new one, whole.
 */
public final class StagingSwap {
    private static final String OLD = "ledger.replaced";
    private static final String NEW = "ledger.staging";

    private final Path ledger;
    private final Path staging;
    private final Path replaced;

    /** @param ledger directory of the store; the others are beside it */
    public StagingSwap(Path ledger) {
        this.ledger = ledger;
        this.staging = ledger.resolveSibling(NEW);
        this.replaced = ledger.resolveSibling(OLD);
    }

    /** Where a snapshot is put together. */
    public Path staging() {
        return staging;
    }

    /**
     * Puts the new store in its place if it is complete; to be called when none of them is open.
     *
     * @return what was done, for the log
     */
    public Optional<String> complete() {
        try {
            Staging.markIfFinished(staging);
            boolean ready = Birth.isMarked(staging);
            if (ready) {
                swap();
            }
            if (Files.exists(replaced)) {
                FileTree.remove(replaced);
            }
            return ready ? Optional.of("the ledger made from a snapshot is in use now") : Optional.empty();
        } catch (IOException e) {
            throw new StoreFailedException("cannot put " + staging + " in the place of " + ledger + ": " + e,
                    "Rename it by hand, or remove it", e);
        }
    }

    /** Removes what was put together of a snapshot that is not wanted any more; to be called when it is not open. */
    public void discard() {
        try {
            if (Files.exists(staging)) {
                FileTree.remove(staging);
            }
        } catch (IOException e) {
            throw new StoreFailedException("cannot remove " + staging + ": " + e, "Remove it by hand", e);
        }
    }

    private void swap() throws IOException {
        if (Files.exists(ledger) && !Files.exists(replaced)) {
            try (DirectoryLock lock = DirectoryLock.take(ledger.resolve(RocksDbLedgerStore.LOCK))) {
                Files.move(ledger, replaced, StandardCopyOption.ATOMIC_MOVE);
            }
        } else if (Files.exists(ledger)) {
            FileTree.remove(ledger);
        }
        Files.move(staging, ledger, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.sync(DurableFiles.folder(ledger));
    }
}
