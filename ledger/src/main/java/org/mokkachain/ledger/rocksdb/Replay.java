package org.mokkachain.ledger.rocksdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.chain.BlockVerdict;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.ChainRules;
import org.mokkachain.ledger.state.EvidenceJudge;
import org.mokkachain.ledger.store.ChainLoader;
import org.mokkachain.ledger.store.ProvenBlock;
import org.mokkachain.ledger.store.RangeLimit;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/** Executes every block of one store anew, from the genesis on, and writes the outcome to another. */
final class Replay {
    private static final int CACHED_ENTRIES = 100_000;

    private final RocksDbLedgerStore source;
    private final RocksDbLedgerStore outcome;
    private final SignatureVerifier verifier;
    private final FinalityCheck finality;
    private final Chain chain;
    private final List<Hash> checked = new ArrayList<>();
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

    /** The first thing that is wrong, if anything is. */
    Optional<String> run(Verification.Listener listener) {
        long end = source.head().height();
        long height = 0;
        while (height < end) {
            List<ProvenBlock> range = source.range(height + 1, RangeLimit.SYNC);
            if (range.isEmpty()) {
                return Optional.of("block " + (height + 1) + ": its header is missing");
            }
            for (ProvenBlock block : range) {
                height = block.header().height();
                Optional<String> fault = take(block);
                if (fault.isPresent()) {
                    return Optional.of("block " + height + ": " + fault.get());
                }
            }
            listener.onProgress(new Verification.Progress(Verification.Phase.EXECUTION, height, end, transactions));
        }
        return checked.isEmpty() ? Optional.empty() : Optional.of("the last block has no proof of its own");
    }

    private Optional<String> take(ProvenBlock proven) {
        Optional<String> fault =
                finality.fault(proven.header(), source.proof(proven.header().height()), chain.validators());
        if (fault.isPresent()) {
            return fault;
        }
        Block block;
        try {
            block = new Block(proven.header(), Block.decodeBody(proven.body()));
        } catch (DecodingException e) {
            return Optional.of("its body cannot be read: " + e.getMessage());
        }
        for (Transaction transaction : block.transactions()) {
            if (!transaction.isSignedCorrectly(verifier)) {
                return Optional.of("a signature of transaction " + transaction.id() + " is wrong");
            }
        }
        BlockVerdict verdict = chain.check(block, new ClockRule.Waived());
        if (!(verdict instanceof BlockVerdict.Valid)) {
            return Optional.of("executed anew it is not valid: " + verdict);
        }
        checked.add(proven.header().hash());
        transactions += block.transactions().size();
        proven.proof().ifPresent(proof -> {
            outcome.append(chain.commit(checked, proof));
            checked.clear();
            chain.stored(outcome.head().height());
        });
        return Optional.empty();
    }
}
