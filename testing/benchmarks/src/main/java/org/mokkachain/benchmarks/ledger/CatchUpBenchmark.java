package org.mokkachain.benchmarks.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mokkachain.ledger.chain.BlockVerdict;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.ChainStart;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.chain.ProposalRequest;
import org.mokkachain.ledger.rocksdb.RocksDbLedgerStore;
import org.mokkachain.ledger.rocksdb.StagingSwap;
import org.mokkachain.ledger.rocksdb.StoreLocation;
import org.mokkachain.ledger.store.ChainLoader;
import org.mokkachain.ledger.store.ProvenBlock;
import org.mokkachain.ledger.store.RangeLimit;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/**
 * A new node by executing all blocks, and by a snapshot, without the network between:
 * {@code CatchUpBenchmark [accounts] [transactions] [directory]}. The chain it makes stays in the directory if one is
 * given, and is taken from there the next time: then the start is that of a process in which little else has run. Also:
 * size on disk, time to start, time for a page of an account's history.
 */
public final class CatchUpBenchmark {
    private static final int PER_BLOCK = 500;
    private static final int SYNC_BLOCKS = 64;
    private static final int PAGES = 1_000;

    private final Population population;
    private final GenesisState genesis;
    private final Path root;

    private CatchUpBenchmark(int accounts, Path root) {
        this.population = new Population(1, accounts);
        this.genesis = GenesisState.of(population.genesis());
        this.root = root;
    }

    public static void main(String[] arguments) throws Exception {
        int accounts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int transactions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        Path root = arguments.length > 2 ? Path.of(arguments[2]) : Files.createTempDirectory("mokka-catch-up");
        try {
            new CatchUpBenchmark(accounts, root).run(transactions / PER_BLOCK);
        } finally {
            if (arguments.length < 3) {
                remove(root);
            }
        }
    }

    /** Prints the time that passed, and the processor time of this thread and of the whole process. */
    private static <T> T timed(String what, Callable<T> work) throws Exception {
        Lap lap = Lap.start();
        T result = work.call();
        System.out.printf("%-44s %s%n", what, lap);
        return result;
    }

    private void run(int blocks) throws Exception {
        System.out.printf("%,d accounts, %,d transactions in %,d blocks%n", genesis.tree().size(),
                (long) blocks * PER_BLOCK, blocks);
        for (String earlier : List.of("replayed", "ledger", "ledger.staging")) {
            remove(root.resolve(earlier));
        }
        timed("making the chain", () -> make(blocks));
        System.out.printf("%-44s %8.1f MiB%n", "size on disk", bytes(root.resolve("source")) / 1048576.0);
        try (RocksDbLedgerStore source = timed("opening the store", () -> open("source"))) {
            ChainStart start = timed("start: reading the state, building the tree", () -> load(source));
            pages(source);
            Lap replay = Lap.start();
            timed("new node by all blocks, store included", () -> replay(source));
            double byBlocks = replay.seconds();
            Lap snapshot = Lap.start();
            timed("new node by snapshot, start included", () -> fetch(source, start));
            System.out.printf("%-44s %8.1f times%n", "faster by snapshot", byBlocks / snapshot.seconds());
            System.out.printf("%-44s %8.1f MiB%n", "size of the snapshot's store on disk",
                    bytes(root.resolve("ledger")) / 1048576.0);
        }
    }

    private RocksDbLedgerStore open(String name) {
        return RocksDbLedgerStore.open(
                new StoreLocation(root.resolve(name), genesis.batch(), Optional.of(Hash.ZERO)));
    }

    private ChainStart load(RocksDbLedgerStore store) {
        return ChainLoader.load(store, population.genesis().validators());
    }

    private Chain chain(RocksDbLedgerStore store) {
        return new Chain(population.rules(), load(store), store, 100_000);
    }

    private boolean make(int blocks) {
        try (RocksDbLedgerStore store = open("source")) {
            Chain chain = chain(store);
            while (chain.tip().height() < blocks) {
                List<Transaction> transactions =
                        Stream.generate(population::transfer).limit(PER_BLOCK).toList();
                ProposalRequest request = new ProposalRequest(chain.tipHash(), 0, 1, 0, Hash.ZERO,
                        chain.tip().timestampMs() + 10, ProposalRequest.Content.ANY);
                Block block = chain.build(request, transactions).orElseThrow();
                store.append(chain.commit(List.of(block.hash()), proof(block)));
                chain.stored(block.header().height());
            }
            store.sync();
            return true;
        }
    }

    private static FinalityProof proof(Block block) {
        SignerSignature signature = new SignerSignature(0, Signature.of(new byte[Signature.LENGTH]));
        return new FinalityProof(List.of(),
                new Certificate(Phase.COMMIT, BlockReference.of(block.header()), List.of(signature)));
    }

    /** As a node does it, but on one thread: the body against its root, execution, all roots, the store. */
    private boolean replay(RocksDbLedgerStore source) throws Exception {
        try (RocksDbLedgerStore store = open("replayed")) {
            Chain chain = chain(store);
            List<CommitBatch> unwritten = new ArrayList<>();
            while (chain.tip().height() < source.head().height()) {
                for (ProvenBlock next : source.range(chain.tip().height() + 1, RangeLimit.SYNC)) {
                    Block block = new Block(next.header(), Block.decodeBody(next.body()));
                    boolean fits = Block.transactionsRoot(block.transactions()).equals(next.header().txRoot());
                    if (!fits || !(chain.check(block, new ClockRule.Waived()) instanceof BlockVerdict.Valid)) {
                        throw new IllegalStateException("block " + next.header().height() + " is not valid");
                    }
                    unwritten.addAll(chain.commit(List.of(block.hash()), next.proof().orElseThrow()));
                    if (unwritten.size() == SYNC_BLOCKS) {
                        write(store, chain, unwritten);
                    }
                }
            }
            write(store, chain, unwritten);
            return true;
        }
    }

    private static void write(RocksDbLedgerStore store, Chain chain, List<CommitBatch> unwritten) {
        if (!unwritten.isEmpty()) {
            store.append(unwritten);
            store.sync();
            chain.stored(unwritten.getLast().height());
            unwritten.clear();
        }
    }

    private boolean fetch(RocksDbLedgerStore source, ChainStart expected) throws Exception {
        StagingSwap swap = new StagingSwap(root.resolve("ledger"));
        new SnapshotRun(population.genesis(), genesis.batch(), source, swap).run();
        try (RocksDbLedgerStore store = open("ledger")) {
            if (!timed("    of it: start", () -> load(store)).tip().equals(expected.tip())) {
                throw new IllegalStateException("another tip");
            }
        }
        return true;
    }

    private void pages(RocksDbLedgerStore store) {
        long started = System.nanoTime();
        long entries = 0;
        for (int i = 0; i < PAGES; i++) {
            entries += store.history(population.someone(), Optional.empty(), 50).entries().size();
        }
        System.out.printf("%-44s %8.1f µs, %.1f entries%n", "a page of 50 of an account's history",
                (System.nanoTime() - started) / 1e3 / PAGES, (double) entries / PAGES);
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).mapToLong(path -> path.toFile().length()).sum();
        }
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
