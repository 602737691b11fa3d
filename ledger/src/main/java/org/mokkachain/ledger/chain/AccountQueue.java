package org.mokkachain.ledger.chain;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The pending transactions of one account, by nonce. Those of the unbroken run from the next nonce are executable. */
final class AccountQueue {
    private final NavigableMap<Long, PendingTransaction> byNonce = new TreeMap<>();
    private long spend;
    private long runEnd;

    /** @param nextNonce the committed account's */
    AccountQueue(long nextNonce) {
        this.runEnd = nextNonce;
    }

    Optional<PendingTransaction> at(long nonce) {
        return Optional.ofNullable(byNonce.get(nonce));
    }

    void add(PendingTransaction pending) {
        byNonce.put(pending.nonce(), pending);
        spend = PendingTransaction.saturatedSum(spend, pending.spend());
    }

    void remove(PendingTransaction pending) {
        byNonce.remove(pending.nonce());
        spend -= pending.spend();
    }

    /** Fees and native amounts of all. */
    long spend() {
        return spend;
    }

    /** The nonce after the executable run. */
    long runEnd() {
        return runEnd;
    }

    /** Takes the next transaction into the run, if it is there. */
    Optional<PendingTransaction> extendRun() {
        PendingTransaction next = byNonce.get(runEnd);
        if (next != null) {
            runEnd++;
        }
        return Optional.ofNullable(next);
    }

    /** The committed account got this far. */
    void advance(long nextNonce) {
        runEnd = Math.max(runEnd, nextNonce);
    }

    /** Cuts the run before {@code nonce}; those cut off. */
    List<PendingTransaction> breakRun(long nonce) {
        if (nonce >= runEnd) {
            return List.of();
        }
        List<PendingTransaction> cutOff = List.copyOf(byNonce.subMap(nonce, true, runEnd, false).values());
        runEnd = nonce;
        return cutOff;
    }

    /** Those with a nonce below {@code nonce}. */
    List<PendingTransaction> below(long nonce) {
        return List.copyOf(byNonce.headMap(nonce, false).values());
    }

    Optional<PendingTransaction> last() {
        return byNonce.isEmpty() ? Optional.empty() : Optional.of(byNonce.lastEntry().getValue());
    }

    boolean isEmpty() {
        return byNonce.isEmpty();
    }
}
