package org.mokkachain.wallet.transfer;

import java.util.Optional;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.wallet.output.Failure;

/**
 * When another transaction may stand in for one that was signed: only if the first can never become final any more.
 * That a node refuses it or has not heard of it is not enough; another node may have it.
 */
public final class Supersession {
    private Supersession() {}

    /**
     * Whether the chain has used the transaction's nonce, or passed its last height, without it.
     *
     * @throws Failure if this node cannot tell, because it lacks blocks that may hold it
     */
    public static boolean isCertain(MokkaClient client, Signed signed) throws Failure, MokkaClientException {
        TransactionBody body = signed.transaction().body();
        boolean overtaken = client.account(signed.sender()).nonce() > body.nonce()
                || client.status().height() >= body.validUntil();
        if (!overtaken) {
            return false;
        }
        long from = client.accountTransactions(signed.sender(), 1, Optional.empty()).completeFrom();
        if (from > signed.height() + 1) {
            throw new Failure(
                    ExitCode.NOT_FINAL,
                    "history_missing",
                    "the node cannot tell what became of transaction " + signed.id().hex()
                            + ": it has the blocks from " + from + " on, and needs those from "
                            + (signed.height() + 1) + " on",
                    "Ask a node that has all blocks: --node URL.");
        }
        // Asked last: what is final now would have been found.
        TransactionState state = client.transaction(signed.id()).status();
        return state == TransactionState.UNKNOWN || state == TransactionState.EXPIRED;
    }
}
