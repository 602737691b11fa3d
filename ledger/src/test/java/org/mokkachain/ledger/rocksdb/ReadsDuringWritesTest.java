package org.mokkachain.ledger.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.StateEntries;
import org.mokkachain.ledger.fixture.EventfulChain;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.store.HistoryEntry;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.ledger.tree.TreeChange;
import org.mokkachain.types.value.Hash;

/** What is read while blocks are written is what was true of one height, whoever reads it. */
class ReadsDuringWritesTest {
    private static final int ROUNDS = 30;
    private static final int BETWEEN_BACKUPS = 10;
    /** Written beside each round, so that a fast writer does not end before the reads. */
    private static final int BLOCKS_PER_ROUND = 100;

    private final TestNetwork network = new TestNetwork(5, 12);
    /** State roots of the blocks that are written, or are about to be. */
    private final Set<Hash> roots = new ConcurrentSkipListSet<>();

    @TempDir
    private Path directory;

    private Path ledger() {
        return directory.resolve("ledger");
    }

    @Test
    void everyReadIsOfOneHeight() throws Exception {
        roots.add(network.genesisState().header().stateRoot());
        Semaphore wanted = new Semaphore(0);
        List<Path> backups = new ArrayList<>();
        try (RocksDbLedgerStore store = StoreFiles.filled(network, ledger(), 0)) {
            FutureTask<Boolean> writing = new FutureTask<>(() -> write(store, wanted), true);
            Thread.ofPlatform().daemon().start(writing);
            Patrol patrol = store.care().patrol();
            for (int round = 0; round < ROUNDS && !writing.isDone(); round++) {
                wanted.release(BLOCKS_PER_ROUND);
                requireOneState(store);
                requireWholeBlocks(store);
                patrol.walk(100_000);
                if (round % BETWEEN_BACKUPS == 0) {
                    backups.add(directory.resolve("backup-" + round));
                    store.care().backup(backups.getLast());
                }
            }
            assertThat(writing.get()).isTrue();
            System.out.printf("%d rounds of reads during %d blocks%n", ROUNDS, store.head().height());
        }
        for (Path backup : backups) {
            try (RocksDbLedgerStore store = StoreFiles.open(network, backup.resolve(Backup.LEDGER))) {
                new IndexAudit(network, store).run();
            }
        }
    }

    private void write(RocksDbLedgerStore store, Semaphore wanted) {
        EventfulChain chain = new EventfulChain(network, store, 8);
        for (int block = 0; block < ROUNDS * BLOCKS_PER_ROUND; block++) {
            wanted.acquireUninterruptibly();
            CommitBatch batch = chain.next(10);
            roots.add(batch.block().header().stateRoot());
            store.append(List.of(batch));
            chain.stored(batch.height());
        }
    }

    private void requireOneState(RocksDbLedgerStore store) {
        List<TreeChange> entries = new ArrayList<>();
        store.forEachEntry(entry -> entries.add(StateEntries.put(entry)));
        assertThat(roots).as("the root of all entries").contains(StateTree.EMPTY.with(entries).root());
        try (var snapshot = store.snapshot()) {
            assertThat(snapshot.tree().root())
                    .isEqualTo(store.header(snapshot.head().height()).orElseThrow().stateRoot());
        }
    }

    /** What one family names is in the others. */
    private void requireWholeBlocks(RocksDbLedgerStore store) {
        long height = store.head().height();
        assertThat(store.block(height)).isPresent();
        assertThat(store.receipts(height)).isPresent();
        assertThat(height == 0 || store.proof(height).isPresent()).isTrue();
        for (HistoryEntry entry :
                store.history(network.operator(0).address(), Optional.empty(), 20).entries()) {
            var block = store.block(entry.location().height()).orElseThrow();
            var transaction = block.transactions().get(entry.location().index());
            assertThat(store.transaction(transaction.id()).orElseThrow().location()).isEqualTo(entry.location());
        }
    }
}
