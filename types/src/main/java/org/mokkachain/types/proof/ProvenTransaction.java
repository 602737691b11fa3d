package org.mokkachain.types.proof;

import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;

/** That a transaction is final, where it stands and what came of it. */
public record ProvenTransaction(ProvenHeader block, int index, Transaction transaction, Receipt receipt)
        implements Proof.Proven {}
