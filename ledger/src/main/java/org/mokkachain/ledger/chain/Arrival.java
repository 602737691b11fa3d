package org.mokkachain.ledger.chain;

import org.mokkachain.types.transaction.Transaction;

/**
 * A pending transaction by when it came.
 *
 * @param serial unique; later ones are higher
 * @param sinceMs by the mempool's clock
 */
public record Arrival(Transaction transaction, long serial, long sinceMs) {}
