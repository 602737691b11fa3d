package org.mokkachain.api.sending;

import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/**
 * A signed transaction, with what it takes to find out what became of it.
 *
 * @param sender the address of the account, written out
 * @param height a final height seen before it was signed, so that only blocks above can hold it
 */
public record Signed(Transaction transaction, String sender, long height) {
    public Hash id() {
        return transaction.id();
    }

    public long nonce() {
        return transaction.body().nonce();
    }
}
