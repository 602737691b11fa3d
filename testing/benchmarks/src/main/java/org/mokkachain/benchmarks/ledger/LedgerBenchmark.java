package org.mokkachain.benchmarks.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.mokkachain.ledger.chain.BlockVerdict;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.ChainStart;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.ledger.chain.MempoolSettings;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.ledger.chain.ProposalRequest;
import org.mokkachain.ledger.rocksdb.RocksDbLedgerStore;
import org.mokkachain.ledger.rocksdb.StoreLocation;
import org.mokkachain.ledger.store.ChainLoader;
import org.mokkachain.ledger.store.InMemoryLedgerStore;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.ledger.tree.TreeChange;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/**
 * What one node's ledger costs per transfer: {@code LedgerBenchmark [accounts] [transfers per block] [blocks]}. A
 * leader (mempool, build, commit) and a follower (mempool, check, commit) run side by side; the leader's blocks go to
 * RocksDB.
 */
public final class LedgerBenchmark {
    private final Population population;
    private final int perBlock;
    private final Stopwatch leaderCosts = new Stopwatch();
    private final Stopwatch followerCosts = new Stopwatch();

    private LedgerBenchmark(int accounts, int perBlock) {
        this.population = new Population(1, accounts);
        this.perBlock = perBlock;
    }

    public static void main(String[] arguments) throws IOException {
        int accounts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int perBlock = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        int blocks = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        Path directory = Files.createTempDirectory("mokka-ledger-benchmark");
        try {
            new LedgerBenchmark(accounts, perBlock).run(directory.resolve("ledger"), blocks);
            new StateCosts(1_000_000).run(directory);
        } finally {
            remove(directory);
        }
        fullMempool(accounts);
        tree(1_000_000);
    }

    /** A chain with its mempool. */
    private record Side(Chain chain, Mempool mempool, Stopwatch costs) {}

    private void run(Path directory, int blocks) {
        GenesisState genesis = GenesisState.of(population.genesis());
        StoreLocation location = new StoreLocation(directory, genesis.batch(), Optional.of(Hash.ZERO));
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(location)) {
            Side leader = side(store, leaderCosts);
            Side follower = side(store, followerCosts);
            for (int i = 0; i < blocks; i++) {
                round(leader, follower, store);
            }
            leaderCosts.reset();
            followerCosts.reset();
            for (int i = 0; i < blocks; i++) {
                round(leader, follower, store);
            }
            long transfers = (long) blocks * perBlock;
            System.out.printf("%,d transfers in %,d blocks; processor time per transfer: thread, process%n",
                    transfers, blocks);
            System.out.printf("leader, with the store%n%s", leaderCosts.report(transfers));
            System.out.printf("follower, without the store%n%s", followerCosts.report(transfers));
        }
    }

    private Side side(RocksDbLedgerStore store, Stopwatch costs) {
        Stopwatch startCosts = new Stopwatch();
        ChainStart start = startCosts.time("chain from the store",
                () -> ChainLoader.load(store, population.genesis().validators()));
        int accounts = start.tree().size();
        System.out.printf("start, per account of %,d%n%s", accounts, startCosts.report(accounts));
        Chain chain = new Chain(population.rules(), start, store, 1 << 16);
        return new Side(chain, new Mempool(MempoolSettings.DEFAULT, chain), costs);
    }

    private void round(Side leader, Side follower, RocksDbLedgerStore store) {
        List<Transaction> transactions = Stream.generate(population::transfer).limit(perBlock).toList();
        submit(leader, transactions);
        submit(follower, transactions);
        ProposalRequest request = new ProposalRequest(leader.chain().tipHash(), 0, 1, 0, Hash.ZERO,
                leader.chain().tip().timestampMs() + 10, ProposalRequest.Content.ANY);
        Block block = leaderCosts.time("build", () ->
                leader.chain().build(request, leader.mempool().candidates()).orElseThrow());
        BlockVerdict verdict = followerCosts.time("check", () ->
                follower.chain().check(block, new ClockRule.Waived()));
        if (!(verdict instanceof BlockVerdict.Valid) || block.transactions().size() != perBlock) {
            throw new IllegalStateException("the follower says " + verdict);
        }
        List<CommitBatch> batches = commit(leader, block);
        commit(follower, block);
        leaderCosts.time("store", () -> {
            store.append(batches);
            return store.head();
        });
        leader.chain().stored(block.header().height());
        follower.chain().stored(block.header().height());
    }

    private static void submit(Side side, List<Transaction> transactions) {
        Origin client = new Origin("client");
        side.costs().time("mempool", () -> {
            transactions.forEach(transaction -> side.mempool().submit(transaction, client, 0));
            return side.mempool().size();
        });
    }

    private static List<CommitBatch> commit(Side side, Block block) {
        FinalityProof proof = new FinalityProof(List.of(),
                new Certificate(Phase.COMMIT, BlockReference.of(block.header()), List.of()));
        List<CommitBatch> batches =
                side.costs().time("commit", () -> side.chain().commit(List.of(block.hash()), proof));
        side.costs().time("mempool after commit", () -> {
            batches.forEach(batch -> side.mempool().committed(batch, 0));
            return side.mempool().size();
        });
        return batches;
    }

    private static void fullMempool(int accounts) {
        Population population = new Population(3, accounts);
        GenesisState genesis = GenesisState.of(population.genesis());
        InMemoryLedgerStore store = new InMemoryLedgerStore(genesis.batch(), Hash.ZERO);
        ChainStart start = ChainLoader.load(store, population.genesis().validators());
        Mempool mempool = new Mempool(
                MempoolSettings.DEFAULT, new Chain(population.rules(), start, store, 1 << 16));
        int size = MempoolSettings.DEFAULT.maxTransactions();
        List<Transaction> transactions = Stream.generate(population::transfer).limit(2L * size).toList();
        Stopwatch costs = new Stopwatch();
        for (int round = 0; round < 2; round++) {
            List<Transaction> some = transactions.subList(round * size, (round + 1) * size);
            costs.time(round == 0 ? "while it fills" : "when it is full", () -> {
                for (int i = 0; i < some.size(); i++) {
                    mempool.submit(some.get(i), new Origin("peer " + i % 3), 0);
                }
                return mempool.size();
            });
        }
        costs.time("reading in fair order", () -> {
            int count = 0;
            for (Transaction _ : mempool.candidates()) {
                count++;
            }
            return count;
        });
        System.out.printf("mempool of %,d, per transaction%n%s", size, costs.report(size));
    }

    private static void tree(int entries) {
        Random random = new Random(2);
        Stopwatch costs = new Stopwatch();
        List<TreeChange> all = changes(random, entries);
        StateTree full = costs.time("build at start", () -> StateTree.EMPTY.with(all));
        System.out.printf("state tree, per entry of %,d%n%s", entries, costs.report(entries));
        StateTree tree = full;
        for (int updates : new int[] {1_000, 5_000, 1_000, 5_000}) {
            costs.reset();
            for (int i = 0; i < 50; i++) {
                List<TreeChange> some = new ArrayList<>(updates);
                for (int u = 0; u < updates; u++) {
                    some.add(TreeChange.put(all.get(random.nextInt(entries)).key(), hash(random)));
                }
                some.sort(Comparator.comparing(TreeChange::key));
                List<TreeChange> distinct = new ArrayList<>();
                for (TreeChange change : some) {
                    if (distinct.isEmpty() || !distinct.getLast().key().equals(change.key())) {
                        distinct.add(change);
                    }
                }
                StateTree before = tree;
                tree = costs.time("update", () -> before.with(distinct));
            }
            System.out.printf("state tree of %,d entries, per batch of %,d%n%s", entries, updates, costs.report(50));
        }
    }

    private static List<TreeChange> changes(Random random, int count) {
        return Stream.generate(() -> TreeChange.put(hash(random), hash(random))).limit(count).toList();
    }

    private static Hash hash(Random random) {
        byte[] bytes = new byte[Hash.LENGTH];
        random.nextBytes(bytes);
        return Hash.of(bytes);
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
