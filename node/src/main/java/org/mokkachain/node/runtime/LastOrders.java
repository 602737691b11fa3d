package org.mokkachain.node.runtime;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.node.http.TransactionAdmission;
import org.mokkachain.types.transaction.Transaction;

/** Takes transactions until the node begins to stop. Thread-safe. */
final class LastOrders implements TransactionAdmission {
    private final TransactionAdmission open;
    private final Halt halt;

    /** @param open takes them until then */
    LastOrders(TransactionAdmission open, Halt halt) {
        this.open = open;
        this.halt = halt;
    }

    @Override
    public CompletionStage<List<Verdict>> submit(String client, List<Transaction> transactions) {
        return halt.isStopping()
                ? CompletableFuture.completedFuture(transactions.stream().map(_ -> closed()).toList())
                : open.submit(client, transactions);
    }

    private static Verdict closed() {
        return new Refused(ErrorCode.UNAVAILABLE, "the node is stopping",
                Optional.of("Send the same bytes to another node."), Optional.empty());
    }
}
