package org.mokkachain.ledger.chain;

import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/**
 * A transaction in the mempool.
 *
 * @param serial unique; later ones are higher
 * @param spend fee and native amounts; saturates at {@link Long#MAX_VALUE}, which nobody can pay
 */
record PendingTransaction(Transaction transaction, Origin origin, long arrivedMs, long serial, long spend) {

    static PendingTransaction of(Transaction transaction, Origin origin, long nowMs, long serial) {
        long spend = transaction.body().fee().units();
        for (Operation operation : transaction.body().operations()) {
            spend = saturatedSum(spend, spendOf(operation));
        }
        return new PendingTransaction(transaction, origin, nowMs, serial, spend);
    }

    private static long spendOf(Operation operation) {
        return operation instanceof Transfer transfer && transfer.asset().isNative()
                ? transfer.amount().units()
                : 0;
    }

    static long saturatedSum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    Hash id() {
        return transaction.id();
    }

    Address sender() {
        return transaction.body().sender();
    }

    long nonce() {
        return transaction.body().nonce();
    }

    int bytes() {
        return transaction.encoded().length();
    }
}
