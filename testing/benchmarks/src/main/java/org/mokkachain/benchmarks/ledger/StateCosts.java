package org.mokkachain.benchmarks.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.chain.ProposalRequest;
import org.mokkachain.ledger.rocksdb.RocksDbLedgerStore;
import org.mokkachain.ledger.rocksdb.StoreLocation;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.ledger.store.ChainLoader;
import org.mokkachain.ledger.store.Head;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.ledger.tree.TreeChange;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/**
 * What the state alone costs, persistence included: the changes that blocks of transfers make to a large state, put
 * into the tree and, as blocks without transactions, into a store of their own.
 */
final class StateCosts {
    private static final int TRANSFERS = 500;
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 400;

    private final Population population;
    private final GenesisState genesis;
    private final Stopwatch costs = new Stopwatch();

    StateCosts(int accounts) {
        this.population = new Population(4, accounts);
        this.genesis = GenesisState.of(population.genesis());
    }

    void run(Path directory) {
        try (RocksDbLedgerStore source = open(directory.resolve("source"));
                RocksDbLedgerStore store = open(directory.resolve("state"))) {
            Chain chain = new Chain(population.rules(), ChainLoader.load(source, population.genesis().validators()),
                    source, 1 << 16);
            StateTree tree = genesis.tree();
            long changed = 0;
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                if (round == WARM_UP) {
                    costs.reset();
                    changed = 0;
                }
                StateDelta changes = next(chain, source);
                changed += changes.changes().size();
                tree = update(tree, changes);
                write(store, changes);
            }
            System.out.printf("1,000 changes of a state of %,d entries, persistence included%n%s", tree.size(),
                    costs.report(changed / 1_000));
        }
    }

    private RocksDbLedgerStore open(Path directory) {
        return RocksDbLedgerStore.open(new StoreLocation(directory, genesis.batch(), Optional.of(Hash.ZERO)));
    }

    /** What the next block changes. */
    private StateDelta next(Chain chain, RocksDbLedgerStore source) {
        List<Transaction> transfers = Stream.generate(population::transfer).limit(TRANSFERS).toList();
        ProposalRequest request = new ProposalRequest(chain.tipHash(), 0, 1, 0, Hash.ZERO,
                chain.tip().timestampMs() + 10, ProposalRequest.Content.ANY);
        Block block = chain.build(request, transfers).orElseThrow();
        FinalityProof proof = new FinalityProof(List.of(),
                new Certificate(Phase.COMMIT, BlockReference.of(block.header()), List.of()));
        List<CommitBatch> batches = chain.commit(List.of(block.hash()), proof);
        source.append(batches);
        chain.stored(block.header().height());
        return batches.getLast().changes();
    }

    private StateTree update(StateTree tree, StateDelta changes) {
        List<TreeChange> hashed = costs.time("hash keys and values", () -> changes.changes().stream()
                .map(change -> new TreeChange(change.key().treeKey(),
                        change.value().map(value -> StateTreeFormat.value(value.encode()))))
                .toList());
        return costs.time("update the tree", () -> tree.with(hashed));
    }

    private void write(RocksDbLedgerStore store, StateDelta changes) {
        Head head = store.head();
        Header last = genesis.header();
        Header header = new Header(
                last.version(), last.chainId(), 0, head.height() + 1, 1, 0, head.hash(), Hash.ZERO, last.txRoot(),
                last.stateRoot(), last.receiptsRoot(), last.validatorSetHash(), last.nextValidatorSetHash(),
                last.timestampMs(), 0, last.bodyBytes());
        Block block = new Block(header, List.of());
        CommitBatch batch =
                new CommitBatch(block, block.hash(), List.of(), changes, Optional.empty(), Optional.empty());
        costs.time("write them to RocksDB", () -> {
            store.append(List.of(batch));
            return store.head();
        });
    }
}
