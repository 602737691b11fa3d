package org.mokkachain.ledger.chain;

import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.execution.Refusal;
import org.mokkachain.ledger.execution.RefusalCode;

/**
 * Who gives way when the mempool is full: whoever uses most, the last nonces first, if that makes the shares more
 * equal (longest queue drop: Suter, Lakshman, Stiliadis, Choudhury, Design Considerations for Supporting TCP with
 * Per-flow Queueing, INFOCOM 1998). First the origins are compared, then the accounts of the newcomer's own origin. At
 * last an executable newcomer may take the place of one of its origin that waits for an earlier nonce.
 */
final class FairShares {
    private static final String REMEDY = "Wait until some of what is pending is final, then send it again";

    private final MempoolSettings settings;
    private final PendingSet pending;

    FairShares(MempoolSettings settings, PendingSet pending) {
        this.settings = settings;
        this.pending = pending;
    }

    /** What is to be done with a newcomer. */
    sealed interface Decision {}

    /** Take it, after these have left for this reason. */
    record Take(List<PendingTransaction> leaving, Optional<Refusal> reason) implements Decision {}

    /** Refuse it. */
    record Refuse(Refusal reason) implements Decision {}

    /** A newcomer and what its origin and account would use with it. */
    private record Newcomer(
            PendingTransaction transaction, Optional<Lane> lane, Optional<AccountQueue> queue, long missing) {
        long laneBytes() {
            return lane.map(Lane::bytes).orElse(0L) + transaction.bytes();
        }

        long accountBytes() {
            return queue.map(AccountQueue::bytes).orElse(0L) + transaction.bytes();
        }

        String origin() {
            return lane.map(Lane::origin).orElse(transaction.origin()).name();
        }
    }

    /** @param executable whether {@code candidate} would be so at once */
    Decision decide(PendingTransaction candidate, boolean executable) {
        Optional<AccountQueue> queue = pending.queue(candidate.sender());
        Optional<Lane> lane = queue.map(AccountQueue::lane).or(() -> pending.order().lane(candidate.origin()));
        long missing = pending.bytes() + candidate.bytes() - settings.maxBytes();
        boolean full = pending.size() >= settings.maxTransactions() || missing > 0;
        boolean laneFull = lane.map(Lane::count).orElse(0) >= settings.maxPerOrigin();
        if (!full && !laneFull) {
            return new Take(List.of(), Optional.empty());
        }
        Newcomer newcomer = new Newcomer(candidate, lane, queue, missing);
        return (laneFull ? Optional.<Decision>empty() : fromGreediestOrigin(newcomer))
                .or(() -> fromGreediestAccount(newcomer))
                .or(() -> executable ? fromWaiting(newcomer) : Optional.empty())
                .orElseGet(() -> new Refuse(refusal(newcomer, laneFull)));
    }

    private Optional<Decision> fromGreediestOrigin(Newcomer newcomer) {
        Lane greedy = pending.order().greediest().orElse(null);
        if (greedy == null || newcomer.lane().filter(greedy::equals).isPresent()) {
            return Optional.empty();
        }
        List<PendingTransaction> tail = greedy.tail(newcomer.missing());
        return greedy.bytes() - Lane.bytesOf(tail) < newcomer.laneBytes()
                ? Optional.empty()
                : take(tail, newcomer, "its origin " + greedy.origin().name() + " used " + greedy.bytes()
                        + " bytes, more than any other");
    }

    private Optional<Decision> fromGreediestAccount(Newcomer newcomer) {
        AccountQueue greedy = newcomer.lane().flatMap(Lane::greediest).orElse(null);
        if (greedy == null || newcomer.queue().filter(greedy::equals).isPresent()) {
            return Optional.empty();
        }
        List<PendingTransaction> tail = greedy.tail(newcomer.missing());
        return greedy.bytes() - Lane.bytesOf(tail) < newcomer.accountBytes()
                ? Optional.empty()
                : take(tail, newcomer, "its account used " + greedy.bytes() + " bytes, more than any other of origin "
                        + greedy.lane().origin().name());
    }

    private Optional<Decision> fromWaiting(Newcomer newcomer) {
        Optional<AccountQueue> idle = newcomer.lane()
                .filter(lane -> !lane.waiting().isEmpty())
                .flatMap(lane -> pending.queue(lane.waiting().firstEntry().getValue().sender()));
        List<PendingTransaction> tail = idle.map(queue -> queue.tail(newcomer.missing())).orElse(List.of());
        return idle.isEmpty() || tail.getLast().nonce() < idle.get().runEnd()
                ? Optional.empty()
                : take(tail, newcomer, "it waited for the missing nonce " + idle.get().runEnd());
    }

    private Optional<Decision> take(List<PendingTransaction> tail, Newcomer newcomer, String why) {
        return Lane.bytesOf(tail) < newcomer.missing()
                ? Optional.empty()
                : Optional.of(new Take(tail, Optional.of(new Refusal(RefusalCode.MEMPOOL_FULL,
                        "gave way in the full mempool (" + limits() + "): " + why, REMEDY))));
    }

    private Refusal refusal(Newcomer newcomer, boolean laneFull) {
        String message = laneFull
                ? "origin " + newcomer.origin() + " has " + settings.maxPerOrigin()
                        + " pending transactions, the most for one origin, and with this one the account would use "
                        + newcomer.accountBytes() + " bytes: no other account of it uses enough more to give way"
                : "the mempool is full (" + limits() + "), and with this transaction the account would use "
                        + newcomer.accountBytes() + " bytes and its origin " + newcomer.origin() + " "
                        + newcomer.laneBytes() + ": nobody uses enough more to give way";
        return new Refusal(RefusalCode.MEMPOOL_FULL, message, REMEDY);
    }

    private String limits() {
        return pending.size() + " of at most " + settings.maxTransactions() + " transactions, " + pending.bytes()
                + " of at most " + settings.maxBytes() + " bytes";
    }
}
