package org.mokkachain.ledger.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** The indexes of the mempool, kept in step with each other. Knows nothing of rules. */
final class PendingSet {
    private final SequencedMap<Hash, Ready> executable = new LinkedHashMap<>();
    private final SequencedMap<Hash, PendingTransaction> waiting = new LinkedHashMap<>();
    private final Map<Address, AccountQueue> queues = new LinkedHashMap<>();
    private final Map<Origin, Integer> perOrigin = new LinkedHashMap<>();
    private final NavigableMap<Long, SequencedMap<Hash, PendingTransaction>> byExpiry = new TreeMap<>();
    private long bytes;

    /** An executable transaction and since when it is one. */
    record Ready(PendingTransaction pending, long sinceMs) {}

    int size() {
        return executable.size() + waiting.size();
    }

    long bytes() {
        return bytes;
    }

    int countOf(Origin origin) {
        return perOrigin.getOrDefault(origin, 0);
    }

    Optional<PendingTransaction> get(Hash id) {
        Ready ready = executable.get(id);
        return ready != null ? Optional.of(ready.pending()) : Optional.ofNullable(waiting.get(id));
    }

    Optional<Ready> ready(Hash id) {
        return Optional.ofNullable(executable.get(id));
    }

    /** Oldest first; of one account in the order of nonces. */
    SequencedMap<Hash, Ready> executable() {
        return executable;
    }

    /** Oldest first. */
    SequencedMap<Hash, PendingTransaction> waiting() {
        return waiting;
    }

    Optional<AccountQueue> queue(Address account) {
        return Optional.ofNullable(queues.get(account));
    }

    /** Adds it, and takes it and those that waited for it into the run; whether it is executable. */
    boolean add(PendingTransaction pending, long nextNonce, long nowMs) {
        AccountQueue queue = queues.computeIfAbsent(pending.sender(), address -> new AccountQueue(nextNonce));
        queue.add(pending);
        waiting.put(pending.id(), pending);
        perOrigin.merge(pending.origin(), 1, Integer::sum);
        byExpiry.computeIfAbsent(pending.transaction().body().validUntil(), height -> new LinkedHashMap<>())
                .put(pending.id(), pending);
        bytes += pending.bytes();
        promote(queue, nowMs);
        return executable.containsKey(pending.id());
    }

    /** The account's next nonce is now {@code nextNonce}, and everything below was removed. */
    void advance(AccountQueue queue, long nextNonce, long nowMs) {
        queue.advance(nextNonce);
        promote(queue, nowMs);
    }

    private void promote(AccountQueue queue, long nowMs) {
        for (Optional<PendingTransaction> next = queue.extendRun(); next.isPresent(); next = queue.extendRun()) {
            PendingTransaction pending = next.get();
            waiting.remove(pending.id());
            executable.put(pending.id(), new Ready(pending, nowMs));
        }
    }

    /** Removes one that was committed, or whose nonce was: what follows it stays executable. */
    void removeSettled(PendingTransaction pending) {
        executable.remove(pending.id());
        waiting.remove(pending.id());
        forget(pending);
    }

    /** Removes one that will not be executed: what follows it in its account has to wait. */
    void removeLost(PendingTransaction pending) {
        AccountQueue queue = queues.get(pending.sender());
        if (queue != null) {
            for (PendingTransaction cutOff : queue.breakRun(pending.nonce())) {
                executable.remove(cutOff.id());
                waiting.put(cutOff.id(), cutOff);
            }
        }
        removeSettled(pending);
    }

    private void forget(PendingTransaction pending) {
        AccountQueue queue = queues.get(pending.sender());
        if (queue != null) {
            queue.remove(pending);
            if (queue.isEmpty()) {
                queues.remove(pending.sender());
            }
        }
        perOrigin.computeIfPresent(pending.origin(), (origin, count) -> count == 1 ? null : count - 1);
        byExpiry.computeIfPresent(pending.transaction().body().validUntil(), (height, those) -> {
            those.remove(pending.id());
            return those.isEmpty() ? null : those;
        });
        bytes -= pending.bytes();
    }

    /** Those valid only below {@code height}. */
    List<PendingTransaction> expiredBefore(long height) {
        List<PendingTransaction> expired = new ArrayList<>();
        byExpiry.headMap(height, false).values().forEach(those -> expired.addAll(those.values()));
        return expired;
    }
}
