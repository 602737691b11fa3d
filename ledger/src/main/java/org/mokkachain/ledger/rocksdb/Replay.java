package org.mokkachain.ledger.rocksdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.mokkachain.ledger.chain.BlockVerdict;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.ChainRules;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.execution.EvidenceJudge;
import org.mokkachain.ledger.store.ChainLoader;
import org.mokkachain.ledger.store.ProvenBlock;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Hash;

/** Executes every block of one store anew, from the genesis on, and writes the outcome to another. */
final class Replay {
    private static final int CACHED_ENTRIES = 100_000;
    private static final int WRITTEN_TOGETHER = 16;
    private static final int REPORTED = 16;

    private final RocksDbLedgerStore source;
    private final RocksDbLedgerStore outcome;
    private final SignatureVerifier verifier;
    private final FinalityCheck finality;
    private final Chain chain;
    private final List<Hash> checked = new ArrayList<>();
    private final List<CommitBatch> unwritten = new ArrayList<>();
    private long transactions;

    /** @param outcome has the genesis only */
    Replay(
            RocksDbLedgerStore source,
            RocksDbLedgerStore outcome,
            Genesis genesis,
            SignatureVerifier verifier,
            EvidenceJudge judge) {
        this.source = source;
        this.outcome = outcome;
        this.verifier = verifier;
        this.finality = new FinalityCheck(genesis, verifier);
        this.chain = new Chain(
                ChainRules.of(genesis, judge),
                ChainLoader.load(outcome, genesis.validators()),
                outcome,
                CACHED_ENTRIES);
    }

    long transactions() {
        return transactions;
    }

    /**
     * The first thing that is wrong, if anything is.
     *
     * @param helpers read and check signatures ahead of the execution
     */
    Optional<String> run(Verification.Listener listener, Executor helpers) {
        ReadAhead blocks = new ReadAhead(source, verifier, helpers);
        long end = source.head().height();
        for (long height = 1; height <= end; height++) {
            Optional<ReadAhead.Read> next = blocks.next();
            if (next.isEmpty()) {
                return Optional.of("block " + height + ": its header is missing");
            }
            Optional<String> fault = take(next.get());
            if (fault.isPresent()) {
                return Optional.of("block " + height + ": " + fault.get());
            }
            if (height % REPORTED == 0 || height == end) {
                listener.onProgress(
                        new Verification.Progress(Verification.Phase.EXECUTION, height, end, transactions));
            }
        }
        write();
        return checked.isEmpty() ? Optional.empty() : Optional.of("the last block has no proof of its own");
    }

    private Optional<String> take(ReadAhead.Read read) {
        ProvenBlock proven = read.proven();
        Optional<String> fault = finality
                .fault(proven.header(), source.proof(proven.header().height()), chain.validators())
                .or(read::fault);
        if (fault.isPresent()) {
            return fault;
        }
        Block block = read.block().orElseThrow();
        BlockVerdict verdict = chain.check(block, new ClockRule.Waived());
        if (!(verdict instanceof BlockVerdict.Valid)) {
            return Optional.of("executed anew it is not valid: " + verdict);
        }
        checked.add(proven.header().hash());
        transactions += block.transactions().size();
        proven.proof().ifPresent(proof -> {
            unwritten.addAll(chain.commit(checked, proof));
            checked.clear();
        });
        if (unwritten.size() >= WRITTEN_TOGETHER) {
            write();
        }
        return Optional.empty();
    }

    private void write() {
        outcome.append(unwritten);
        chain.stored(outcome.head().height());
        unwritten.clear();
    }
}
