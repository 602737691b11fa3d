package org.mokkachain.node.runtime;

import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.mokkachain.api.model.BackupInfo;
import org.mokkachain.api.model.CompactionInfo;
import org.mokkachain.ledger.rocksdb.BackupManifest;
import org.mokkachain.ledger.rocksdb.StoreCare;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.node.http.Administration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the operator asks, one thing at a time, and writes it down. Thread-safe. */
final class Administrator implements Administration {
    private static final Logger LOG = LoggerFactory.getLogger(Administrator.class);

    private final AdminToken token;
    private final StoreCare store;
    private final ReentrantLock underWay = new ReentrantLock();

    Administrator(AdminToken token, StoreCare store) {
        this.token = token;
        this.store = store;
    }

    @Override
    public boolean admits(String presented) {
        return token.matches(presented);
    }

    @Override
    public Outcome<BackupInfo> backup(Path target) {
        return alone("backup to " + target, () -> {
            BackupManifest manifest = store.backup(target);
            return new BackupInfo(
                    target.toString(),
                    manifest.head().height(),
                    manifest.head().hash().hex(),
                    manifest.first(),
                    manifest.files().size(),
                    manifest.bytes());
        });
    }

    @Override
    public Outcome<CompactionInfo> compact() {
        return alone("compaction", () -> {
            StoreCare.Compaction done = store.compact();
            return new CompactionInfo(done.bytesBefore(), done.bytesAfter());
        });
    }

    private <T> Outcome<T> alone(String what, Supplier<T> work) {
        if (!underWay.tryLock()) {
            return new Refused<>("another backup or compaction is under way", "Wait until it has ended", true);
        }
        long started = System.nanoTime();
        try {
            T answer = work.get();
            LOG.info("{} done in {} ms: {}", what, (System.nanoTime() - started) / 1_000_000, answer);
            return new Done<>(answer);
        } catch (StoreException e) {
            LOG.warn("{} refused: {}", what, e.getMessage());
            return new Refused<>(String.valueOf(e.getMessage()), e.remedy(), false);
        } finally {
            underWay.unlock();
        }
    }
}
