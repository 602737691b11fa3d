package org.mokkachain.node.runtime;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.node.replica.ReplicaEvent;

/**
 * The queue before the protocol thread. What comes from outside is dropped when it is full, as a network would; what
 * the node itself reports (links, stored blocks) is always taken, there is never much of it. Thread-safe.
 */
final class Mailbox {
    private final LinkedBlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final LongAdder dropped = new LongAdder();
    private final int capacity;
    private volatile boolean closed;

    Mailbox(int capacity) {
        this.capacity = capacity;
    }

    /** Takes an event from outside unless the mailbox is full. */
    boolean offer(ReplicaEvent event) {
        if (tasks.size() >= capacity) {
            dropped.increment();
            return false;
        }
        return tasks.add(new Task.Deliver(event));
    }

    /** Takes an event of this node itself. */
    void add(ReplicaEvent event) {
        tasks.add(new Task.Deliver(event));
    }

    /** Asks the protocol thread; fails once that has ended. */
    <T> CompletableFuture<T> ask(Function<Replica, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Task.Ask<T> ask = new Task.Ask<>(question, answer);
        tasks.add(ask);
        if (closed) {
            ask.refuse();
        }
        return answer;
    }

    /** The protocol thread has ended: nobody answers any more. */
    void close() {
        closed = true;
        tasks.forEach(task -> {
            if (task instanceof Task.Ask<?> ask) {
                ask.refuse();
            }
        });
    }

    /** The next task, waiting at most so long for one. */
    Optional<Task> poll(long nanos) throws InterruptedException {
        return Optional.ofNullable(tasks.poll(nanos, TimeUnit.NANOSECONDS));
    }

    /** Moves further tasks to {@code target}. */
    void drainTo(Collection<Task> target, int limit) {
        tasks.drainTo(target, limit);
    }

    int size() {
        return tasks.size();
    }

    /** Events refused since the start. */
    long dropped() {
        return dropped.sum();
    }
}
