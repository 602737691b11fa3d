package org.mokkachain.node.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/** The way of a signed transaction into the node. Called from many threads at once; never blocks for long. */
public interface TransactionAdmission {
    /**
     * Checks and keeps transactions. A transaction that is already pending or final is accepted again.
     *
     * @param client who sends them, for fair shares: an IP address
     * @return completes with one verdict for each, in their order
     */
    CompletionStage<List<Verdict>> submit(String client, List<Transaction> transactions);

    /** What becomes of a transaction. */
    sealed interface Verdict {}

    /** It waits to be put in a block, or is in one. */
    record Accepted(Hash id) implements Verdict {}

    /**
     * It was not kept.
     *
     * @param detail what is wrong with this one, a sentence for people
     * @param remedy what to do about it; empty for the code's default
     * @param other with {@code DUPLICATE}: the transaction that has its nonce
     */
    record Refused(ErrorCode code, String detail, Optional<String> remedy, Optional<Hash> other) implements Verdict {
        public Refused(ErrorCode code, String detail) {
            this(code, detail, Optional.empty(), Optional.empty());
        }
    }
}
