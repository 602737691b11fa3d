package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.ledger.chain.Admission;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.ledger.execution.Refusal;
import org.mokkachain.ledger.execution.RefusalCode;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.node.http.TransactionAdmission;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.types.transaction.Transaction;

/**
 * The way of clients' transactions to the replica: signatures are checked on the caller's thread, the rest by the
 * mempool. Thread-safe.
 */
final class Admissions implements TransactionAdmission {
    /** For so long after the mempool was full, what comes is refused unread: checking it would cost the most. */
    private static final long FULL_NANOS = 50_000_000;

    /** Transactions between a client and the mempool's answer; beyond it, more are refused unread. */
    private static final int MAX_IN_FLIGHT = 10_000;

    private final Mailbox mailbox;
    private final SignatureChecks signatures;
    private final LedgerReader ledger;
    private final DiskRoom room;
    private final LiveOversight oversight;
    private volatile long lastFullNanos = System.nanoTime() - FULL_NANOS;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong tickets = new AtomicLong();
    private final ConcurrentHashMap<Long, CompletableFuture<List<Admission>>> open = new ConcurrentHashMap<>();

    /** @param oversight says which proposals and approvals are too dangerous to take */
    Admissions(
            Mailbox mailbox,
            SignatureChecks signatures,
            LedgerReader ledger,
            DiskRoom room,
            LiveOversight oversight) {
        this.mailbox = mailbox;
        this.signatures = signatures;
        this.ledger = ledger;
        this.room = room;
        this.oversight = oversight;
    }

    @Override
    public CompletionStage<List<Verdict>> submit(String client, List<Transaction> transactions) {
        Optional<String> trouble = room.trouble();
        if (trouble.isPresent()) {
            return CompletableFuture.completedFuture(
                    transactions.stream().map(transaction -> readOnly(transaction, trouble.get())).toList());
        }
        if (System.nanoTime() - lastFullNanos < FULL_NANOS || inFlight.get() > MAX_IN_FLIGHT) {
            return CompletableFuture.completedFuture(
                    transactions.stream().map(_ -> overloaded()).toList());
        }
        List<Optional<Verdict>> refused = transactions.stream().map(this::refuse).toList();
        List<Transaction> toAdmit = new ArrayList<>();
        for (int i = 0; i < transactions.size(); i++) {
            if (refused.get(i).isEmpty()) {
                toAdmit.add(transactions.get(i));
            }
        }
        return admit(new Origin("client " + client), toAdmit).thenApply(answers -> {
            List<Verdict> verdicts = new ArrayList<>(transactions.size());
            int next = 0;
            for (int i = 0; i < transactions.size(); i++) {
                verdicts.add(refused.get(i).isPresent() ? refused.get(i).get() : answers.get(next++));
            }
            return verdicts;
        });
    }

    /** As figures. */
    void measure(Meters meters) {
        meters.queue("submissions", inFlight::get, () -> MAX_IN_FLIGHT);
    }

    LiveOversight oversight() {
        return oversight;
    }

    /** What is wrong with it already here, before the mempool is asked. */
    private Optional<Verdict> refuse(Transaction transaction) {
        if (!signatures.isSigned(transaction)) {
            return Optional.of(badSignature());
        }
        return oversight.danger(transaction).filter(_ -> !isFinal(transaction)).map(Verdict.class::cast);
    }

    private CompletableFuture<List<Verdict>> admit(Origin origin, List<Transaction> transactions) {
        if (transactions.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        long ticket = tickets.incrementAndGet();
        CompletableFuture<List<Admission>> answer = new CompletableFuture<>();
        open.put(ticket, answer);
        inFlight.addAndGet(transactions.size());
        if (!mailbox.offer(new ReplicaEvent.TransactionsReceived(origin, ticket, transactions))) {
            open.remove(ticket);
            inFlight.addAndGet(-transactions.size());
            oversight.settled(transactions);
            return CompletableFuture.completedFuture(
                    transactions.stream().map(_ -> overloaded()).toList());
        }
        return answer.thenApply(admissions -> {
            inFlight.addAndGet(-admissions.size());
            oversight.settled(transactions);
            List<Verdict> verdicts = new ArrayList<>(admissions.size());
            for (int i = 0; i < admissions.size(); i++) {
                verdicts.add(verdict(transactions.get(i), admissions.get(i)));
            }
            return verdicts;
        });
    }

    /** The mempool has answered. */
    void answered(long ticket, List<Admission> admissions) {
        Optional.ofNullable(open.remove(ticket)).ifPresent(answer -> answer.completeAsync(() -> admissions));
    }

    private Verdict verdict(Transaction transaction, Admission admission) {
        return switch (admission) {
            case Admission.Accepted _, Admission.Known _ -> new Accepted(transaction.id());
            case Admission.Refused refused -> {
                if (refused.refusal().code() == RefusalCode.MEMPOOL_FULL) {
                    lastFullNanos = System.nanoTime();
                }
                yield isFinal(transaction) ? new Accepted(transaction.id()) : refused(refused);
            }
        };
    }

    /** The same bytes sent again are welcome, however long ago they became final. */
    private boolean isFinal(Transaction transaction) {
        return ledger.locate(transaction.id()).isPresent();
    }

    private static Verdict refused(Admission.Refused refused) {
        Refusal refusal = refused.refusal();
        ErrorCode code = ErrorCode.valueOf(refusal.code().name());
        return new Refused(code, refusal.message(), Optional.of(refusal.remedy()), refused.rival());
    }

    private Verdict readOnly(Transaction transaction, String trouble) {
        return isFinal(transaction)
                ? new Accepted(transaction.id())
                : new Refused(ErrorCode.READ_ONLY, "the node is " + trouble);
    }

    private static Verdict badSignature() {
        return new Refused(ErrorCode.BAD_SIGNATURE, "a signature does not match the transaction and its key");
    }

    private static Verdict overloaded() {
        return new Refused(ErrorCode.MEMPOOL_FULL, "the node is overloaded");
    }
}
