package org.mokkachain.ledger.rocksdb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.mokkachain.ledger.store.ProvenBlock;
import org.mokkachain.ledger.store.RangeLimit;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.transaction.Transaction;

/**
 * Reads the blocks of a store in their order, and decodes them and checks the signatures of their transactions while
 * earlier ones are being executed. Used by one thread; what nobody has begun when it is needed that thread does itself.
 */
final class ReadAhead {
    private final RocksDbLedgerStore source;
    private final SignatureVerifier verifier;
    private final Executor helpers;
    private final long end;
    private final Deque<FutureTask<Read>> ready = new ArrayDeque<>();
    private FutureTask<List<ProvenBlock>> reading;

    /**
     * A block that was read.
     *
     * @param fault what is wrong with it as far as it alone is concerned; {@code block} is there if nothing is
     */
    record Read(ProvenBlock proven, Optional<Block> block, Optional<String> fault) {
        private static Read faulty(ProvenBlock proven, String fault) {
            return new Read(proven, Optional.empty(), Optional.of(fault));
        }
    }

    ReadAhead(RocksDbLedgerStore source, SignatureVerifier verifier, Executor helpers) {
        this.source = source;
        this.verifier = verifier;
        this.helpers = helpers;
        this.end = source.head().height();
        this.reading = begin(() -> range(1));
    }

    /** The next block; none after the head, or if its header is missing. */
    Optional<Read> next() {
        if (ready.isEmpty()) {
            List<ProvenBlock> range = finish(reading);
            range.forEach(block -> ready.add(begin(() -> check(block))));
            long after = range.isEmpty() ? end + 1 : range.getLast().header().height() + 1;
            reading = begin(() -> range(after));
        }
        return Optional.ofNullable(ready.poll()).map(ReadAhead::finish);
    }

    private List<ProvenBlock> range(long from) {
        return from > end ? List.of() : source.range(from, RangeLimit.SYNC);
    }

    private Read check(ProvenBlock proven) {
        Block block;
        try {
            block = new Block(proven.header(), Block.decodeBody(proven.body()));
        } catch (DecodingException e) {
            return Read.faulty(proven, "its body cannot be read: " + e.getMessage());
        }
        for (Transaction transaction : block.transactions()) {
            if (!transaction.isSignedCorrectly(verifier)) {
                return Read.faulty(proven, "a signature of transaction " + transaction.id() + " is wrong");
            }
        }
        return new Read(proven, Optional.of(block), Optional.empty());
    }

    private <T> FutureTask<T> begin(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        helpers.execute(task);
        return task;
    }

    private static <T> T finish(FutureTask<T> task) {
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw new IllegalStateException("reading ahead failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFailedException("the verification was interrupted", "Start it again", e);
        }
    }
}
