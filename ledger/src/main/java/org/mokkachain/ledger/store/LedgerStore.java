package org.mokkachain.ledger.store;

import java.util.List;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.types.value.Hash;

/**
 * Keeps the ledger. A block is atomic: after a crash the store is exactly at some height. One thread writes, any
 * thread reads. {@link StoreException} if the storage fails; then nothing may be written any more until it was closed
 * and opened again, because nobody knows what a failed write left.
 */
public interface LedgerStore extends LedgerReader, AutoCloseable {
    /** Names this store among all stores of the chain, so that a swapped or emptied one is noticed. */
    Hash ledgerId();

    /** The network, given by the hash of its genesis. */
    Hash chainId();

    /** What opening the store found and did, in sentences for the log. */
    List<String> openingReport();

    /**
     * Writes blocks, all or none of them, visible to readers when it returns; they survive the death of the process,
     * but a loss of power only after {@link #sync}.
     *
     * @param batches consecutive, the first one on top of the head
     * @throws IllegalArgumentException if they are not
     */
    void append(List<CommitBatch> batches);

    /** Makes everything appended before the call durable; the height up to which. May run beside {@link #append}. */
    long sync();

    /**
     * Forgets the bodies of all but the last blocks. Headers, proofs, receipts, epochs, indexes and the state stay. By
     * the thread that writes.
     *
     * @param keep how many blocks keep theirs, at least 1
     * @return {@link #first} after it
     */
    long prune(long keep);

    @Override
    void close();
}
