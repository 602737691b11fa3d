package org.mokkachain.api.sending;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/**
 * A transaction that is to be signed, but for its nonce.
 *
 * @param validUntil last height that may include it
 */
public record Draft(Hash chainId, Address sender, List<Operation> operations, Amount fee, long validUntil) {
    /** At least so many blocks a transaction stays valid, from the height at which it is made. */
    public static final long VALID_BLOCKS = 1_000;

    private static final int SPREAD = 10_000;

    public Draft {
        operations = List.copyOf(operations);
    }

    /**
     * The last height for a transaction made now. Spread over {@value #SPREAD} blocks, so that payments which are
     * otherwise alike, signed at the same moment by two wallets of one account, are two transactions.
     */
    public static long validUntil(long height) {
        return height + VALID_BLOCKS + ThreadLocalRandom.current().nextInt(SPREAD);
    }

    /** The transaction with this nonce, signed by each of {@code signers}. */
    public Transaction sign(long nonce, List<Signer> signers) {
        TransactionBody body = new TransactionBody(chainId, sender, nonce, fee, validUntil, operations);
        return Transaction.sign(body, signers);
    }
}
