package org.mokkachain.ledger.store;

import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;

/** A transaction in a final block. */
public record FinalTransaction(Transaction transaction, Location location, Receipt receipt) {}
