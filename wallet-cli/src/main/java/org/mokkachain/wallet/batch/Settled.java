package org.mokkachain.wallet.batch;

import java.util.Optional;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;

/**
 * How a payment ended for good.
 *
 * @param id of the transaction, hex
 * @param state committed or failed
 * @param height of its block
 * @param index in that block
 * @param fee paid, base units of the native asset
 * @param failure code, if it failed
 */
record Settled(String id, TransactionState state, long height, int index, long fee, Optional<String> failure) {
    /** What a node says of a transaction that is in a final block. */
    static Settled of(TransactionStatus status, long offered) {
        return new Settled(
                status.id(),
                status.status(),
                status.height().orElse(0),
                status.index().orElse(0),
                status.fee().map(Long::parseLong).orElse(offered),
                status.failure().map(TransactionStatus.Failure::code));
    }

    boolean isPaid() {
        return state == TransactionState.COMMITTED;
    }
}
