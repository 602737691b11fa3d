package org.mokkachain.node.http;

import java.util.Optional;
import org.mokkachain.api.model.MempoolInfo;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** What waits on this node. Called from many threads at once; answers at once. */
public interface MempoolReader {
    /** A transaction that is not final, or was dropped not long ago. */
    Optional<WaitingTransaction> find(Hash id);

    /** The nonce of the sender's next transaction, after those that wait; {@code committedNonce} if none does. */
    long nextNonce(Address sender, long committedNonce);

    MempoolInfo info();

    /**
     * A transaction that is not final.
     *
     * @param state {@code PENDING}, {@code PROPOSED} or {@code EXPIRED}
     * @param waiting in words, why it is not in a block yet
     */
    record WaitingTransaction(Transaction transaction, TransactionState state, Optional<String> waiting) {}
}
