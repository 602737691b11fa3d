package org.mokkachain.ledger.execution;

import java.util.List;
import java.util.Optional;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ReportEvidence;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transaction;

/**
 * What the one thread that executes blocks needs long for, compared with its bytes: without a limit a block full of it
 * would hold that thread for seconds.
 */
public enum CostlyWork {
    /** Keys laid down in authorities. Whether one can sign costs 0.1 ms to find out; a block of them about 25 ms. */
    NEW_KEYS("lay down", "keys", Authority.MAX_KEYS, 16 * Authority.MAX_KEYS),

    /** Reports of evidence. Each has two signatures to verify, at most 0.3 ms; a block of them about 20 ms. */
    REPORTS("make", "reports of evidence", 4, 64);

    private final String verb;
    private final String what;
    private final int maxPerTransaction;
    private final int maxPerBlock;

    CostlyWork(String verb, String what, int maxPerTransaction, int maxPerBlock) {
        this.verb = verb;
        this.what = what;
        this.maxPerTransaction = maxPerTransaction;
        this.maxPerBlock = maxPerBlock;
    }

    public int maxPerTransaction() {
        return maxPerTransaction;
    }

    public int maxPerBlock() {
        return maxPerBlock;
    }

    /** Whether a block of these has room for any other transaction. */
    public static boolean leavesRoom(List<Transaction> transactions) {
        for (CostlyWork work : values()) {
            int sum = 0;
            for (Transaction transaction : transactions) {
                sum += work.in(transaction);
            }
            if (sum > work.maxPerBlock - work.maxPerTransaction) {
                return false;
            }
        }
        return true;
    }

    /** How much of it {@code transaction} asks for. */
    int in(Transaction transaction) {
        int sum = 0;
        for (Operation operation : transaction.body().operations()) {
            sum += in(operation);
        }
        return sum;
    }

    private int in(Operation operation) {
        return switch (this) {
            case NEW_KEYS ->
                operation instanceof SetAuthority(Authority.Weighted weighted) ? weighted.keys().size() : 0;
            case REPORTS -> operation instanceof ReportEvidence ? 1 : 0;
        };
    }

    /** Whether {@code transaction} asks for too much, whatever block it is in. */
    static Optional<Refusal> check(Transaction transaction) {
        for (CostlyWork work : values()) {
            int asked = work.in(transaction);
            if (asked > work.maxPerTransaction) {
                return work.refuse("transaction", asked, work.maxPerTransaction,
                        "Split its operations over several transactions");
            }
        }
        return Optional.empty();
    }

    /** Whether {@code transaction} is too much for a block that asks for {@code before} of this already. */
    Optional<Refusal> check(Transaction transaction, int before) {
        int sum = before + in(transaction);
        return sum <= maxPerBlock ? Optional.empty() : refuse("block", sum, maxPerBlock, "Wait for the next block");
    }

    private Optional<Refusal> refuse(String subject, int sum, int limit, String remedy) {
        return TransactionRules.refuse(RefusalCode.TOO_LARGE,
                "the " + subject + " would " + verb + " " + sum + " " + what + ", the limit is " + limit, remedy);
    }
}
