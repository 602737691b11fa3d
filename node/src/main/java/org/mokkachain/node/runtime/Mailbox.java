package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.node.replica.ReplicaEvent;

/**
 * The queue before the protocol thread, in two lanes: a vote never waits behind a thousand transactions. What comes
 * from outside is dropped when its lane is full, as a network would; what the node itself reports (links, stored
 * blocks) and questions are always taken, there is never much of them. Thread-safe; one thread takes.
 */
final class Mailbox {
    private final ConcurrentLinkedQueue<Task> urgent = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Task> bulk = new ConcurrentLinkedQueue<>();
    private final AtomicInteger urgentSize = new AtomicInteger();
    private final AtomicInteger bulkSize = new AtomicInteger();
    private final Semaphore available = new Semaphore(0);
    private final LongAdder urgentDropped = new LongAdder();
    private final LongAdder bulkDropped = new LongAdder();
    private final int capacity;
    private volatile boolean closed;

    /** @param capacity of each lane: events in the first, transactions in the second */
    Mailbox(int capacity) {
        this.capacity = capacity;
    }

    /** Takes an event from outside unless its lane is full. */
    boolean offer(ReplicaEvent event) {
        Task task = new Task.Deliver(event);
        if ((isBulk(task) ? bulkSize : urgentSize).get() >= capacity) {
            (isBulk(task) ? bulkDropped : urgentDropped).increment();
            return false;
        }
        put(task);
        return true;
    }

    private static boolean isBulk(Task task) {
        return task instanceof Task.Deliver(ReplicaEvent.TransactionsReceived _)
                || task instanceof Task.Deliver(ReplicaEvent.GossipReceived _);
    }

    /** How much room a task takes: about as many times as it has transactions. */
    private static int weight(Task task) {
        return switch (task) {
            case Task.Deliver(ReplicaEvent.TransactionsReceived batch) -> batch.transactions().size();
            case Task.Deliver(ReplicaEvent.GossipReceived received) -> 1 + received.message().transactions();
            case Task t -> 1;
        };
    }

    /** Takes an event of this node itself. */
    void add(ReplicaEvent event) {
        put(new Task.Deliver(event));
    }

    private void put(Task task) {
        boolean isBulk = isBulk(task);
        (isBulk ? bulkSize : urgentSize).addAndGet(weight(task));
        (isBulk ? bulk : urgent).add(task);
        available.release();
    }

    /** Asks the protocol thread; fails once that has ended. */
    <T> CompletableFuture<T> ask(Function<Replica, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Task.Ask<T> ask = new Task.Ask<>(question, answer);
        put(ask);
        if (closed) {
            ask.refuse();
        }
        return answer;
    }

    /** The protocol thread has ended: nobody answers any more. */
    void close() {
        closed = true;
        urgent.forEach(task -> {
            if (task instanceof Task.Ask<?> ask) {
                ask.refuse();
            }
        });
    }

    /** Waits at most so long until there is a task. */
    void await(long nanos) throws InterruptedException {
        if (available.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            available.release();
        }
    }

    /**
     * Takes tasks of the first lane, then of the second, from each until they weigh as much: a message weighs 1, what
     * holds transactions about as much as their number.
     */
    List<Task> take(int maxUrgent, int maxBulk) {
        List<Task> taken = new ArrayList<>();
        take(urgent, urgentSize, maxUrgent, taken);
        take(bulk, bulkSize, maxBulk, taken);
        return taken;
    }

    private void take(ConcurrentLinkedQueue<Task> lane, AtomicInteger size, int limit, List<Task> taken) {
        int room = limit;
        while (room > 0) {
            Task task = lane.poll();
            if (task == null) {
                return;
            }
            room -= weight(task);
            size.addAndGet(-weight(task));
            available.acquireUninterruptibly();
            taken.add(task);
        }
    }

    /** Events refused since the start. */
    long dropped() {
        return urgentDropped.sum() + bulkDropped.sum();
    }

    /** As figures. */
    void measure(Meters meters) {
        meters.queue("mailbox-messages", urgentSize::get, () -> capacity);
        meters.queue("mailbox-transactions", bulkSize::get, () -> capacity);
        meters.refused("mailbox-messages", urgentDropped::sum);
        meters.refused("mailbox-transactions", bulkDropped::sum);
    }
}
