package org.mokkachain.ledger.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.store.DamagedStoreException;
import org.mokkachain.ledger.store.ForeignStoreException;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.ledger.store.StoreLockedException;

class StoreCareTest {
    private static final int BLOCKS = 40;

    private final TestNetwork network = new TestNetwork(7, 6);

    @TempDir
    private Path directory;

    private Path ledger() {
        return directory.resolve("ledger");
    }

    private RocksDbLedgerStore open(Path where) {
        return StoreFiles.open(network, where);
    }

    private RocksDbLedgerStore filled() {
        return StoreFiles.filled(network, ledger(), BLOCKS);
    }

    private Verification.Verdict verify(Path where) {
        return StoreFiles.verify(network, where, directory.resolve("scratch"));
    }

    private Restoration restoration(Path backup) {
        return new Restoration(backup, StoreFiles.location(network, ledger()), network.genesis().validators());
    }

    @Test
    void aBackupMadeWhileBlocksAreWrittenIsAStoreAtSomeHeight() throws InterruptedException {
        Path backup = directory.resolve("backups/first");
        try (RocksDbLedgerStore store = filled()) {
            Chain chain = network.resume(store);
            Thread writer = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 150; i++) {
                    StoreFiles.append(network, chain, store);
                }
            });
            BackupManifest manifest = store.care().backup(backup);
            writer.join();
            assertThat(manifest.head().height()).isBetween((long) BLOCKS, BLOCKS + 150L);
            assertThat(manifest).isEqualTo(BackupManifest.read(backup));
            assertThat(manifest.files().keySet()).contains("ledger/created").allMatch(f -> f.startsWith("ledger/"));
            assertThat(store.head().height()).isEqualTo(BLOCKS + 150L);
        }
        Restoration.Restored restored = restoration(backup).run(bytes -> {});
        assertThat(restored.replaced()).isPresent();
        try (RocksDbLedgerStore store = open(ledger())) {
            assertThat(store.head()).isEqualTo(restored.head());
        }
        assertThat(verify(ledger()).ok()).isTrue();
        try (RocksDbLedgerStore old = open(restored.replaced().orElseThrow())) {
            assertThat(old.head().height()).isEqualTo(BLOCKS + 150L);
        }
    }

    @Test
    void aBackupIsNeverOverwritten() throws IOException {
        Path backup = directory.resolve("backup");
        try (RocksDbLedgerStore store = filled()) {
            store.care().backup(backup);
            assertThatThrownBy(() -> store.care().backup(backup))
                    .isInstanceOf(StoreFailedException.class).hasMessageContaining("already");
            try (var entries = Files.list(directory)) {
                assertThat(entries.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(
                        "ledger", "backup");
            }
        }
    }

    @Test
    void aBackupIsRestoredWhereThereIsNoLedger() {
        Path backup = directory.resolve("backup");
        try (RocksDbLedgerStore store = StoreFiles.filled(network, directory.resolve("elsewhere"), BLOCKS)) {
            store.care().backup(backup);
        }
        assertThat(restoration(backup).run(bytes -> {}).replaced()).isEmpty();
        assertThat(verify(ledger()).head().height()).isEqualTo(BLOCKS);
    }

    @Test
    void aDamagedBackupReplacesNothing() throws IOException {
        Path backup = directory.resolve("backup");
        try (RocksDbLedgerStore store = filled()) {
            store.care().backup(backup);
            StoreFiles.append(network, network.resume(store), store);
        }
        Random random = new Random(5);
        for (Path file : FileTree.files(backup)) {
            // The copy is linked to the store: never write into it.
            byte[] good = Files.readAllBytes(file);
            if (good.length == 0) {
                continue;
            }
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            StoreFiles.replace(file, bad);
            DamagedStoreException refusal = catchThrowableOfType(
                    DamagedStoreException.class, () -> restoration(backup).run(bytes -> {}));
            assertThat(refusal).as(file.toString()).isNotNull();
            assertThat(refusal.remedy()).contains("another backup");
            StoreFiles.replace(file, good);
        }
        Path lost = FileTree.files(backup.resolve("ledger/db")).getFirst();
        Files.delete(lost);
        assertThatThrownBy(() -> restoration(backup).run(bytes -> {})).hasMessageContaining("lacks the file");
        try (RocksDbLedgerStore store = open(ledger())) {
            assertThat(store.head().height()).isEqualTo(BLOCKS + 1L);
        }
        try (var entries = Files.list(directory)) {
            assertThat(entries.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ledger", "backup");
        }
    }

    @Test
    void nothingIsRestoredUnderARunningNodeOrForAnotherChain() {
        Path backup = directory.resolve("backup");
        try (RocksDbLedgerStore store = filled()) {
            store.care().backup(backup);
            assertThatThrownBy(() -> restoration(backup).run(bytes -> {})).isInstanceOf(StoreLockedException.class);
        }
        TestNetwork other = new TestNetwork(8, 2);
        assertThatThrownBy(() -> new Restoration(
                        backup, StoreFiles.location(other, ledger()), other.genesis().validators()))
                .isInstanceOf(ForeignStoreException.class);
    }

    @Test
    void aSoundStoreIsVerifiedByExecutingItAnew() {
        filled().close();
        List<Verification.Phase> phases = new ArrayList<>();
        Verification verification = new Verification(StoreFiles.location(network, ledger()), network.genesis(),
                (key, message, signature) -> true, TestNetwork.NOBODY_IS_GUILTY, directory.resolve("scratch"));
        Verification.Verdict verdict =
                verification.run(progress -> phases.add(progress.phase()), ForkJoinPool.commonPool());
        assertThat(verdict.fault()).isEmpty();
        assertThat(verification.run(progress -> {})).isEqualTo(verdict);
        assertThat(verdict.executed()).isTrue();
        assertThat(verdict.head().height()).isEqualTo(BLOCKS);
        assertThat(verdict.transactions()).isPositive();
        assertThat(phases).contains(
                Verification.Phase.FILES, Verification.Phase.EXECUTION, Verification.Phase.COMPARISON);
        assertThat(directory.resolve("scratch")).doesNotExist();
    }

    @Test
    void everyEntryThatIsMissingTooManyOrDifferentIsFoundByVerification() throws IOException {
        filled().close();
        for (Family family : Family.values()) {
            for (StoreFiles.Tampering tampering : StoreFiles.Tampering.values()) {
                Path copy = directory.resolve(family + "-" + tampering);
                StoreFiles.copy(ledger(), copy);
                // A block without a proof of its own is proved by a later one, and no other entry depends on it.
                boolean harmless = family == Family.PROOFS && tampering == StoreFiles.Tampering.REMOVED;
                if (harmless || !StoreFiles.tamper(copy, family, tampering)) {
                    continue;
                }
                String trial = tampering + " in " + family;
                try {
                    assertThat(verify(copy).fault()).as(trial).isPresent();
                } catch (StoreException e) {
                    assertThat(e.remedy()).as(trial).isNotBlank();
                }
            }
        }
    }

    @Test
    void wrongSignaturesOfClientsOrValidatorsAreFoundByVerification() {
        filled().close();
        Verification verification = new Verification(StoreFiles.location(network, ledger()), network.genesis(),
                (key, message, signature) -> !key.equals(network.party(2).key()), TestNetwork.NOBODY_IS_GUILTY,
                directory.resolve("scratch"));
        assertThat(verification.run(progress -> {}).fault().orElseThrow()).contains("a signature of transaction");
        Verification votes = new Verification(StoreFiles.location(network, ledger()), network.genesis(),
                (key, message, signature) -> network.genesis().validators().indexOf(key).isEmpty(),
                TestNetwork.NOBODY_IS_GUILTY,
                directory.resolve("scratch"));
        assertThat(votes.run(progress -> {}).fault().orElseThrow()).contains("block 1").contains("quorum");
    }

    @Test
    void aPrunedStoreIsVerifiedAsFarAsItGoes() {
        try (RocksDbLedgerStore store = filled()) {
            store.prune(10);
            store.care().compact();
        }
        Verification.Verdict verdict = verify(ledger());
        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.executed()).isFalse();
        assertThat(verdict.first()).isEqualTo(BLOCKS - 9L);
        StoreFiles.tamper(ledger(), Family.HEADERS, StoreFiles.Tampering.CHANGED);
        assertThat(verify(ledger()).ok()).isFalse();
    }

    @Test
    void thePatrolFindsWhatNobodyReads() {
        filled().close();
        StoreFiles.tamper(ledger(), Family.BODIES, StoreFiles.Tampering.CHANGED);
        try (RocksDbLedgerStore store = open(ledger())) {
            Patrol patrol = store.care().patrol();
            List<String> found = new ArrayList<>();
            boolean ended = false;
            while (!ended) {
                try {
                    ended = patrol.walk(2_000).roundEnded();
                } catch (DamagedStoreException e) {
                    found.add(e.getMessage());
                }
            }
            assertThat(found).singleElement().asString().contains("body of block").contains("bodies");
        }
    }

    @Test
    void aPatrolWithoutDamageReadsEverythingOnceInARound() {
        try (RocksDbLedgerStore store = filled()) {
            Patrol patrol = store.care().patrol();
            long once = patrol(patrol, 1 << 30);
            assertThat(patrol(patrol, 100)).isEqualTo(once);
            assertThat(patrol.isAtStart()).isTrue();
            patrol.walk(100);
            assertThat(patrol.isAtStart()).isFalse();
            assertThat(once).isGreaterThan(BLOCKS * 500L);
        }
    }

    private static long patrol(Patrol patrol, long slice) {
        long bytes = 0;
        Optional<Patrol.Slice> last = Optional.empty();
        while (last.isEmpty() || !last.get().roundEnded()) {
            last = Optional.of(patrol.walk(slice));
            bytes += last.get().bytes();
        }
        return bytes;
    }

    @Test
    void batchesAfterTheFirstOnesAreNotLostByACompaction() {
        try (RocksDbLedgerStore store = filled()) {
            store.care().compact();
            CommitBatch batch = StoreFiles.append(network, network.resume(store), store);
            assertThat(store.head().hash()).isEqualTo(batch.hash());
        }
        assertThat(verify(ledger()).ok()).isTrue();
    }
}
