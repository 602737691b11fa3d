package org.mokkachain.ledger.state;

import java.util.List;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transaction;

/**
 * How many keys may be laid down. Whether a key can sign costs 0.1 ms to find out, by the one thread that executes
 * blocks: without a limit a block full of keys would hold it for seconds.
 */
public final class NewKeys {
    /** One full authority. */
    public static final int MAX_PER_TRANSACTION = Authority.MAX_KEYS;

    /** About 25 ms. */
    public static final int MAX_PER_BLOCK = 16 * MAX_PER_TRANSACTION;

    private NewKeys() {}

    /** Whether a block that lays down so many has room for any other transaction. */
    public static boolean leaveRoom(List<Transaction> transactions) {
        int keys = 0;
        for (Transaction transaction : transactions) {
            keys += of(transaction);
        }
        return keys <= MAX_PER_BLOCK - MAX_PER_TRANSACTION;
    }

    static int of(Transaction transaction) {
        int keys = 0;
        for (Operation operation : transaction.body().operations()) {
            if (operation instanceof SetAuthority(Authority.Weighted weighted)) {
                keys += weighted.keys().size();
            }
        }
        return keys;
    }
}
