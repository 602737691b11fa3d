package org.mokkachain.wallet.transfer;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * A transfer of the native asset that is to be signed.
 *
 * @param validUntil last height that may include it
 */
public record Payment(
        Hash chainId, Address from, Address to, Amount amount, Amount fee, Bytes memo, long validUntil) {
    /** At least so many blocks a payment stays valid, from the height at which it is made. */
    public static final long VALID_BLOCKS = 1_000;

    private static final int SPREAD = 10_000;

    /**
     * The last height for a payment made now. Spread over {@value #SPREAD} blocks, so that payments which are otherwise
     * alike, signed at the same moment by two wallets of one account, are two transactions.
     */
    public static long validUntil(long height) {
        return height + VALID_BLOCKS + ThreadLocalRandom.current().nextInt(SPREAD);
    }

    /** The transaction with this nonce. */
    public Transaction sign(long nonce, Signer signer) {
        Transfer transfer = new Transfer(AssetId.NATIVE, to, amount, memo);
        return Transaction.sign(
                new TransactionBody(chainId, from, nonce, fee, validUntil, List.of(transfer)), signer);
    }
}
