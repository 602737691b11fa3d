package org.mokkachain.node.runtime;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.mokkachain.node.http.TransactionAdmission;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.types.transaction.Transaction;

/** Counts the answers that clients get. Thread-safe. */
final class CountedAdmissions implements TransactionAdmission {
    private final TransactionAdmission admissions;
    private final Meters meters;

    CountedAdmissions(TransactionAdmission admissions, Meters meters) {
        this.admissions = admissions;
        this.meters = meters;
    }

    @Override
    public CompletionStage<List<Verdict>> submit(String client, List<Transaction> transactions) {
        return admissions.submit(client, transactions).thenApply(verdicts -> {
            verdicts.forEach(this::count);
            return verdicts;
        });
    }

    private void count(Verdict verdict) {
        String answer = switch (verdict) {
            case Accepted _ -> "accepted";
            case Refused refused -> refused.code().code();
        };
        meters.counting("mokka.submissions", "Transactions handed in over the API, by answer", "answer", answer)
                .increment();
    }
}
