package org.mokkachain.node.http;

import java.util.List;
import java.util.Optional;
import org.mokkachain.api.model.MempoolInfo;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** What waits on this node. Called from many threads at once; answers at once. */
public interface MempoolReader {
    /** A transaction that waits, is being written, or was dropped not long ago. */
    Optional<WaitingTransaction> find(Hash id);

    /** The same with all that is known; empty if it was never taken or refused here, or that is forgotten. */
    Optional<Standing> standing(Hash id);

    /**
     * Those that wait, in the order in which they came: a page.
     *
     * @param after only those that came after the one with this serial; -1: from the first
     */
    List<Arrived> arrivals(long after, int limit);

    /**
     * The nonce after those of the sender's transactions that wait here without a gap. Not above what the account says
     * if none does; so the account is to be read after this.
     */
    long nextNonce(Address sender);

    MempoolInfo info();

    /**
     * One that waits.
     *
     * @param serial later ones have higher ones
     * @param sinceMs when it came, milliseconds since 1970-01-01 UTC
     */
    record Arrived(Transaction transaction, Standing standing, long serial, long sinceMs) {}

    /**
     * A transaction of which no final block can be read yet.
     *
     * @param transaction empty if only its id is remembered
     * @param state {@code PENDING}; {@code PROPOSED} until its block can be read; {@code EXPIRED}; or {@code UNKNOWN}
     *     if it was refused or dropped, so that it may be submitted again
     * @param waiting in words, why it is not in a block yet
     */
    record WaitingTransaction(Optional<Transaction> transaction, TransactionState state, Optional<String> waiting) {}
}
