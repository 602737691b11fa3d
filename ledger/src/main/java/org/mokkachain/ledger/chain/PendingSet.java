package org.mokkachain.ledger.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** The indexes of the mempool, kept in step with each other. Knows nothing of rules. */
final class PendingSet {
    private final SequencedMap<Hash, Ready> executable = new LinkedHashMap<>();
    private final SequencedMap<Hash, PendingTransaction> waiting = new LinkedHashMap<>();
    private final Map<Address, AccountQueue> queues = new LinkedHashMap<>();
    private final NavigableMap<Long, SequencedMap<Hash, PendingTransaction>> byExpiry = new TreeMap<>();
    private final NavigableMap<Long, PendingTransaction> byArrival = new TreeMap<>();
    private final FairOrder order = new FairOrder();
    private final Set<Address> touched = new LinkedHashSet<>();
    private long bytes;

    int size() {
        return executable.size() + waiting.size();
    }

    long bytes() {
        return bytes;
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

    /** All by their serials. */
    NavigableMap<Long, PendingTransaction> byArrival() {
        return byArrival;
    }

    /** The executable ones by whose turn it is. */
    FairOrder order() {
        return order;
    }

    Optional<AccountQueue> queue(Address account) {
        return Optional.ofNullable(queues.get(account));
    }

    /** Of every account that has anything here, in the order of the first. */
    List<AccountQueue> queues() {
        return List.copyOf(queues.values());
    }

    /** Adds it, and takes it and those that waited for it into the run; whether it is executable. */
    boolean add(PendingTransaction pending, Account sender, long nowMs) {
        AccountQueue queue = queues.computeIfAbsent(pending.sender(), address ->
                new AccountQueue(order.laneFor(pending.origin()), order.nextSerial(), sender));
        order.add(queue, pending);
        byExpiry.computeIfAbsent(pending.transaction().body().validUntil(), height -> new LinkedHashMap<>())
                .put(pending.id(), pending);
        byArrival.put(pending.serial(), pending);
        bytes += pending.bytes();
        touched.add(pending.sender());
        boolean next = pending.nonce() == queue.runEnd();
        if (next) {
            promote(queue, nowMs);
        } else {
            await(queue, pending);
        }
        return next;
    }

    /** The account's next nonce is now {@code nextNonce}, and everything below was removed. */
    void advance(Address account, AccountQueue queue, long nextNonce, long nowMs) {
        touched.add(account);
        queue.advance(nextNonce);
        promote(queue, nowMs);
    }

    private void promote(AccountQueue queue, long nowMs) {
        for (Optional<PendingTransaction> next = queue.extendRun(); next.isPresent(); next = queue.extendRun()) {
            PendingTransaction pending = next.get();
            waiting.remove(pending.id());
            queue.lane().waiting().remove(pending.id());
            executable.put(pending.id(), order.enter(queue, pending, nowMs));
        }
    }

    private void await(AccountQueue queue, PendingTransaction pending) {
        waiting.put(pending.id(), pending);
        queue.lane().waiting().put(pending.id(), pending);
    }

    /** Removes one that is final; those that follow stay executable. */
    void removeFinal(PendingTransaction pending) {
        Lane lane = queueOf(pending).lane();
        removeSettled(pending);
        order.served(lane, pending);
    }

    /** Removes one whose nonce another one used: what follows it stays executable. */
    void removeSettled(PendingTransaction pending) {
        AccountQueue queue = queueOf(pending);
        Ready ready = executable.remove(pending.id());
        if (ready != null) {
            order.leave(queue.lane(), ready);
        } else {
            waiting.remove(pending.id());
            queue.lane().waiting().remove(pending.id());
        }
        forget(queue, pending);
    }

    /** Removes one that will not be executed: what follows it in its account has to wait. */
    void removeLost(PendingTransaction pending) {
        AccountQueue queue = queueOf(pending);
        for (PendingTransaction cutOff : queue.breakRun(pending.nonce())) {
            Ready ready = executable.remove(cutOff.id());
            if (ready != null) {
                order.leave(queue.lane(), ready);
                queue.finishAt(Math.min(queue.finish(), ready.start()));
            }
            await(queue, cutOff);
        }
        removeSettled(pending);
    }

    private AccountQueue queueOf(PendingTransaction pending) {
        AccountQueue queue = queues.get(pending.sender());
        if (queue == null) {
            throw new IllegalStateException("no queue for pending transaction " + pending.id());
        }
        return queue;
    }

    private void forget(AccountQueue queue, PendingTransaction pending) {
        order.remove(queue, pending);
        if (queue.isEmpty()) {
            queues.remove(pending.sender());
        }
        byExpiry.computeIfPresent(pending.transaction().body().validUntil(), (height, those) -> {
            those.remove(pending.id());
            return those.isEmpty() ? null : those;
        });
        byArrival.remove(pending.serial());
        bytes -= pending.bytes();
        touched.add(pending.sender());
    }

    /** Accounts whose transactions or whose next nonce changed since this was asked last. */
    List<Address> takeTouched() {
        List<Address> taken = List.copyOf(touched);
        touched.clear();
        return taken;
    }

    /** Those valid only below {@code height}. */
    List<PendingTransaction> expiredBefore(long height) {
        List<PendingTransaction> expired = new ArrayList<>();
        byExpiry.headMap(height, false).values().forEach(those -> expired.addAll(those.values()));
        return expired;
    }
}
