package org.mokkachain.wallet.transfer;

import java.util.List;
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
    /** How many blocks a payment stays valid, from the height at which it is made. */
    public static final long VALID_BLOCKS = 1_000;

    /** The transaction with this nonce. */
    public Transaction sign(long nonce, Signer signer) {
        Transfer transfer = new Transfer(AssetId.NATIVE, to, amount, memo);
        return Transaction.sign(
                new TransactionBody(chainId, from, nonce, fee, validUntil, List.of(transfer)), signer);
    }
}
