package org.mokkachain.simulator.world;

import org.mokkachain.ledger.state.StateView;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;

/** Somebody whose transactions are brought to some node until they are final. */
interface Sender {
    /**
     * One of them is final.
     *
     * @param state of the node that tells so, after that block or a later one
     */
    void isFinal(Transaction transaction, Receipt receipt, StateView state);
}
