package org.mokkachain.api.sending;

import java.util.Optional;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.types.transaction.TransactionBody;

/**
 * When another transaction may stand in for one that was signed: only if the first can never become final any more.
 * That a node refuses it or has not heard of it is not enough; another node may have it.
 */
public sealed interface Supersession {
    /**
     * The chain has used its nonce, or passed its last height, without it.
     *
     * @param byAge its nonce is still free: only time was too short
     */
    record Certain(boolean byAge) implements Supersession {}

    /** It is final, or may become so. */
    record NotYet() implements Supersession {}

    /**
     * The node lacks blocks that may hold it.
     *
     * @param completeFrom the lowest height from which on it has all
     * @param neededFrom the lowest height that may hold it
     */
    record Unknown(long completeFrom, long neededFrom) implements Supersession {
        /** One clause for people. */
        public String sentence() {
            return "the node has the blocks from " + completeFrom + " on, and needs those from " + neededFrom + " on";
        }
    }

    /** What the node that is asked can tell. */
    static Supersession of(MokkaClient client, Signed signed) throws MokkaClientException {
        TransactionBody body = signed.transaction().body();
        boolean isUsed = client.account(signed.sender()).nonce() > body.nonce();
        if (!isUsed && client.status().height() < body.validUntil()) {
            return new NotYet();
        }
        long from = client.accountTransactions(signed.sender(), 1, Optional.empty()).completeFrom();
        if (from > signed.height() + 1) {
            return new Unknown(from, signed.height() + 1);
        }
        // Asked last: what is final now would have been found.
        TransactionState state = client.transaction(signed.id()).status();
        boolean isNowhere = state == TransactionState.UNKNOWN || state == TransactionState.EXPIRED;
        return isNowhere ? new Certain(!isUsed) : new NotYet();
    }
}
