package org.mokkachain.ledger.rocksdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.mokkachain.ledger.execution.EvidenceJudge;
import org.mokkachain.ledger.store.DamagedStoreException;
import org.mokkachain.ledger.store.Head;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Hash;

/**
 * Proves a store from nothing but the genesis: all blocks are executed anew into a second store, with every hash,
 * signature and certificate verified, and the two are compared entry by entry, state and indexes alike. Of a store
 * without its first bodies everything else is verified.
 */
public final class Verification {
    private final StoreLocation location;
    private final Genesis genesis;
    private final SignatureVerifier verifier;
    private final EvidenceJudge judge;
    private final Path scratch;

    /**
     * @param location of a store that no process has open
     * @param scratch directory for the second store; must not exist, takes about as much room as the first, and is
     *     removed at the end
     */
    public Verification(
            StoreLocation location,
            Genesis genesis,
            SignatureVerifier verifier,
            EvidenceJudge judge,
            Path scratch) {
        this.location = location;
        this.genesis = genesis;
        this.verifier = verifier;
        this.judge = judge;
        this.scratch = scratch;
    }

    /** What is being done. */
    public enum Phase {
        /** The checksums of all files. */
        FILES,
        /** All blocks are executed anew. */
        EXECUTION,
        /** The outcome is compared with what is stored. */
        COMPARISON,
        /** Instead of execution, where first bodies are missing: headers, certificates, receipts. */
        HEADERS
    }

    /**
     * How far it is.
     *
     * @param done height
     * @param total height of the last block
     * @param transactions so far
     */
    public record Progress(Phase phase, long done, long total, long transactions) {}

    /** Is told now and then. */
    @FunctionalInterface
    public interface Listener {
        void onProgress(Progress progress);
    }

    /**
     * The outcome.
     *
     * @param head last block
     * @param first lowest height whose body is there; above 0 nothing could be executed anew
     * @param fault the first thing that is wrong; empty if the store is sound
     */
    public record Verdict(Head head, Hash stateRoot, long first, long transactions, Optional<String> fault) {
        public boolean ok() {
            return fault.isEmpty();
        }

        /** Whether every block was executed. */
        public boolean executed() {
            return first == 0;
        }
    }

    /**
     * Verifies on this thread alone.
     *
     * @see #run(Listener, Executor)
     */
    public Verdict run(Listener listener) {
        return run(listener, Runnable::run);
    }

    /**
     * Verifies; damage that is found is in the verdict.
     *
     * @param helpers read blocks and check signatures ahead of the execution
     * @throws org.mokkachain.ledger.store.StoreException if the store cannot be opened, or there is no room
     */
    public Verdict run(Listener listener, Executor helpers) {
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(location)) {
            Head head = store.head();
            Hash stateRoot = store.header(head.height()).map(Header::stateRoot).orElse(Hash.ZERO);
            listener.onProgress(new Progress(Phase.FILES, 0, head.height(), 0));
            try {
                store.database().verifyChecksums();
                Outcome outcome = store.first() == 0 ? execute(store, listener, helpers) : inspect(store, listener);
                return new Verdict(head, stateRoot, store.first(), outcome.transactions(), outcome.fault());
            } catch (DamagedStoreException e) {
                return new Verdict(head, stateRoot, store.first(), 0, Optional.of(String.valueOf(e.getMessage())));
            }
        }
    }

    private record Outcome(long transactions, Optional<String> fault) {}

    private Outcome inspect(RocksDbLedgerStore store, Listener listener) {
        Inspection inspection = new Inspection(store, genesis, verifier);
        Optional<String> fault = inspection.run(listener);
        return new Outcome(inspection.transactions(), fault);
    }

    private Outcome execute(RocksDbLedgerStore store, Listener listener, Executor helpers) {
        if (!Opening.isEmpty(scratch)) {
            throw new StoreFailedException("there is something in " + scratch + " already",
                    "Remove it if an earlier verification left it, or name another scratch directory");
        }
        try {
            Opening.createDirectories(scratch);
            try {
                FileTree.requireRoom(scratch, store.care().bytes(), "verification");
                return executeInto(store, listener, helpers);
            } finally {
                FileTree.remove(scratch);
            }
        } catch (IOException e) {
            throw new StoreFailedException("the scratch directory " + scratch + " cannot be used: " + e,
                    "Name another one", e);
        }
    }

    private Outcome executeInto(RocksDbLedgerStore store, Listener listener, Executor helpers) {
        StoreLocation place = new StoreLocation(scratch, location.genesis(), Optional.of(store.ledgerId()));
        try (RocksDbLedgerStore second = RocksDbLedgerStore.open(place)) {
            Replay replay = new Replay(store, second, genesis, verifier, judge);
            Optional<String> fault = replay.run(listener, helpers);
            if (fault.isEmpty()) {
                long height = store.head().height();
                listener.onProgress(new Progress(Phase.COMPARISON, height, height, replay.transactions()));
                fault = new Comparison(store.database(), second.database()).difference();
            }
            return new Outcome(replay.transactions(), fault);
        }
    }
}
