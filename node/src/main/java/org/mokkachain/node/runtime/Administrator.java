package org.mokkachain.node.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.mokkachain.api.model.BackupInfo;
import org.mokkachain.api.model.CompactionInfo;
import org.mokkachain.api.model.LeadershipInfo;
import org.mokkachain.api.model.PeerWish;
import org.mokkachain.ledger.rocksdb.BackupManifest;
import org.mokkachain.ledger.rocksdb.StoreCare;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.node.http.AdminScope;
import org.mokkachain.node.http.Administration;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the operator asks, and writes it down; to the store one thing at a time. Thread-safe. */
final class Administrator implements Administration {
    private static final Logger LOG = LoggerFactory.getLogger(Administrator.class);

    private final Doors doors;
    private final StoreCare store;
    private final Abdication abdication;
    private final Mailbox mailbox;
    private final Neighbourhood neighbourhood;
    private final ReentrantLock underWay = new ReentrantLock();

    Administrator(
            Doors doors, StoreCare store, Abdication abdication, Mailbox mailbox, Neighbourhood neighbourhood) {
        this.doors = doors;
        this.store = store;
        this.abdication = abdication;
        this.mailbox = mailbox;
        this.neighbourhood = neighbourhood;
    }

    /**
     * Who may ask.
     *
     * @param remote whether from other machines, too
     */
    record Doors(AdminTokens tokens, boolean remote) {}

    @Override
    public Access access(String presented, AdminScope scope) {
        return doors.tokens().access(presented, scope);
    }

    @Override
    public boolean servesOtherMachines() {
        return doors.remote();
    }

    @Override
    public Outcome<LeadershipInfo> weaken(Duration duration) {
        return noted("weaken for " + duration.toMillis() + " ms", abdication.weaken(duration));
    }

    @Override
    public Outcome<LeadershipInfo> stepDown() {
        return noted("step down", abdication.stepDown());
    }

    private static <T> Outcome<T> noted(String wish, Outcome<T> outcome) {
        switch (outcome) {
            case Done<T>(T answer) -> LOG.info("{}: {}", wish, answer);
            case Refused<T> refused -> LOG.warn("{} refused: {}", wish, refused.reason());
        }
        return outcome;
    }

    @Override
    public List<PeerWish> peers() {
        return mailbox.ask(replica -> neighbourhood.wishes()).join();
    }

    @Override
    public Outcome<List<PeerWish>> changePeers(List<PeerAddress> add, List<PublicKey> drop) {
        return mailbox.ask(replica -> neighbourhood.change(replica.epoch(), add, drop)).join();
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
