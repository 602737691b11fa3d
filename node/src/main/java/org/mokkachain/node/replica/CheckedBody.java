package org.mokkachain.node.replica;

import java.util.List;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/**
 * The body of a block, decoded and with all signatures verified, before the block came to the replica.
 *
 * @param block hash of the header it arrived with
 */
public record CheckedBody(Hash block, List<Transaction> transactions) {
    public CheckedBody {
        transactions = List.copyOf(transactions);
    }
}
