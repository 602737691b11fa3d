package org.mokkachain.ledger.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.types.transaction.Authority;

/** The pending transactions of one account, by nonce. Those of the unbroken run from the next nonce are executable. */
final class AccountQueue {
    static final Comparator<AccountQueue> BY_BYTES =
            Comparator.comparingLong(AccountQueue::bytes).thenComparingLong(queue -> queue.serial);

    private final Lane lane;
    private final long serial;
    private final NavigableMap<Long, PendingTransaction> byNonce = new TreeMap<>();
    private long spend;
    private long bytes;
    private long runEnd;
    private long finish;
    private Authority authority;

    /**
     * @param lane of whoever brought the first transaction; the account counts for it while it has any
     * @param serial unique among queues
     * @param account as committed
     */
    AccountQueue(Lane lane, long serial, Account account) {
        this.lane = lane;
        this.serial = serial;
        this.runEnd = account.nonce();
        this.authority = account.authority();
    }

    Lane lane() {
        return lane;
    }

    Optional<PendingTransaction> at(long nonce) {
        return Optional.ofNullable(byNonce.get(nonce));
    }

    void add(PendingTransaction pending) {
        byNonce.put(pending.nonce(), pending);
        spend = PendingTransaction.saturatedSum(spend, pending.spend());
        bytes += pending.bytes();
    }

    void remove(PendingTransaction pending) {
        byNonce.remove(pending.nonce());
        spend -= pending.spend();
        bytes -= pending.bytes();
    }

    /** Fees and native amounts of all. */
    long spend() {
        return spend;
    }

    /** Encoded size of all. */
    long bytes() {
        return bytes;
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

    /** Start tag of the transaction after the run, unless the lane is further by then. */
    long finish() {
        return finish;
    }

    void finishAt(long tag) {
        finish = tag;
    }

    /** Whether the signers of all must be judged again because another authority was set. */
    boolean changesTo(Authority committed) {
        boolean changes = !authority.equals(committed);
        authority = committed;
        return changes;
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

    /** All, the highest nonce first. */
    List<PendingTransaction> newestFirst() {
        return List.copyOf(byNonce.descendingMap().values());
    }

    Optional<PendingTransaction> last() {
        return byNonce.isEmpty() ? Optional.empty() : Optional.of(byNonce.lastEntry().getValue());
    }

    /** The last ones, highest nonce first: so many that they have {@code wanted} bytes, one at least, while any. */
    List<PendingTransaction> tail(long wanted) {
        List<PendingTransaction> tail = new ArrayList<>();
        long found = 0;
        for (PendingTransaction pending : byNonce.descendingMap().values()) {
            if (!tail.isEmpty() && found >= wanted) {
                break;
            }
            tail.add(pending);
            found += pending.bytes();
        }
        return tail;
    }

    boolean isEmpty() {
        return byNonce.isEmpty();
    }
}
