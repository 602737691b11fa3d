package org.mokkachain.ledger.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.mokkachain.types.value.Hash;

/** What one origin has pending: the accounts by what they use, the executable in their fair order, the waiting. */
final class Lane {
    static final Comparator<Lane> BY_BYTES = Comparator.comparingLong(Lane::bytes).thenComparingLong(l -> l.serial);
    static final Comparator<Lane> BY_START = Comparator.comparingLong(Lane::start).thenComparingLong(l -> l.serial);

    private final Origin origin;
    private final long serial;
    private final NavigableSet<AccountQueue> accounts = new TreeSet<>(AccountQueue.BY_BYTES);
    private final NavigableSet<Ready> ready = new TreeSet<>();
    private final SequencedMap<Hash, PendingTransaction> waiting = new LinkedHashMap<>();
    private int count;
    private long bytes;
    private long start;

    /** @param serial unique among lanes */
    Lane(Origin origin, long serial) {
        this.origin = origin;
        this.serial = serial;
    }

    Origin origin() {
        return origin;
    }

    int count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    /** Start tag of this origin's next transaction among the origins. */
    long start() {
        return start;
    }

    void startAt(long tag) {
        start = tag;
    }

    void add(AccountQueue queue, PendingTransaction pending) {
        accounts.remove(queue);
        queue.add(pending);
        accounts.add(queue);
        count++;
        bytes += pending.bytes();
    }

    void remove(AccountQueue queue, PendingTransaction pending) {
        accounts.remove(queue);
        queue.remove(pending);
        if (!queue.isEmpty()) {
            accounts.add(queue);
        }
        count--;
        bytes -= pending.bytes();
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** In fair order. */
    NavigableSet<Ready> ready() {
        return ready;
    }

    /** Those that wait for an earlier nonce, oldest first. */
    SequencedMap<Hash, PendingTransaction> waiting() {
        return waiting;
    }

    /** The account that uses most. */
    Optional<AccountQueue> greediest() {
        return accounts.isEmpty() ? Optional.empty() : Optional.of(accounts.last());
    }

    /** At least one transaction and at least {@code wanted} bytes, if there are so many, of those that use most. */
    List<PendingTransaction> tail(long wanted) {
        List<PendingTransaction> tail = new ArrayList<>();
        long found = 0;
        for (AccountQueue queue : accounts.descendingSet()) {
            if (!tail.isEmpty() && found >= wanted) {
                break;
            }
            List<PendingTransaction> last = queue.tail(wanted - found);
            tail.addAll(last);
            found += bytesOf(last);
        }
        return tail;
    }

    static long bytesOf(List<PendingTransaction> some) {
        return some.stream().mapToLong(PendingTransaction::bytes).sum();
    }
}
