package org.mokkachain.node.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.node.http.ChainReader.Barrier;
import org.mokkachain.node.http.ChainReader.Reached;
import org.mokkachain.node.http.ChainReader.Unreachable;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.node.replica.ReplicaEvent;

/** Linearizable reads that wait: first for a quorum to say how far the chain is, then for the store. Thread-safe. */
final class Reads {
    private static final int MAX_WAITING = 1_000;
    private static final int TIMEOUT_SECONDS = 10;

    private record Waiting(long height, CompletableFuture<Barrier> barrier) {}

    private final Mailbox mailbox;
    private final AtomicLong requests = new AtomicLong();
    private final ConcurrentHashMap<Long, CompletableFuture<Barrier>> asked = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, Waiting> waiting = new ConcurrentSkipListMap<>();
    private final AtomicLong stored = new AtomicLong();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unreachable = new LongAdder();

    Reads(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    CompletionStage<Barrier> barrier() {
        if (asked.size() + waiting.size() >= MAX_WAITING) {
            refused.increment();
            return CompletableFuture.completedFuture(
                    new Unreachable("more than " + MAX_WAITING + " linearizable reads wait already"));
        }
        long id = requests.incrementAndGet();
        CompletableFuture<Barrier> barrier = new CompletableFuture<>();
        asked.put(id, barrier);
        mailbox.add(new ReplicaEvent.ForConsensus(new Event.ReadRequested(id)));
        Barrier late = new Unreachable("no quorum answered within " + TIMEOUT_SECONDS + " s");
        return barrier.completeOnTimeout(late, TIMEOUT_SECONDS, TimeUnit.SECONDS).whenComplete((reached, _) -> {
            if (reached instanceof Unreachable) {
                unreachable.increment();
            }
            asked.remove(id);
            waiting.remove(id);
        });
    }

    /** Completes when the store can be read up to {@code height}. */
    CompletionStage<Barrier> readable(long height) {
        long id = requests.incrementAndGet();
        CompletableFuture<Barrier> barrier = new CompletableFuture<>();
        waiting.put(id, new Waiting(height, barrier));
        stored(stored.get());
        Barrier late = new Unreachable("the store is more than " + TIMEOUT_SECONDS + " s behind");
        return barrier.completeOnTimeout(late, TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .whenComplete((_, _) -> waiting.remove(id));
    }

    void ready(long id, long height) {
        CompletableFuture<Barrier> barrier = asked.remove(id);
        if (barrier != null) {
            waiting.put(id, new Waiting(height, barrier));
            stored(stored.get());
        }
    }

    void failed(long id, String reason) {
        CompletableFuture<Barrier> barrier = asked.get(id);
        if (barrier != null) {
            barrier.complete(new Unreachable(reason));
        }
    }

    /** As figures. */
    void measure(Meters meters) {
        meters.queue("reads", () -> asked.size() + waiting.size(), () -> MAX_WAITING);
        meters.refused("reads", refused::sum);
        meters.counter("mokka.reads.unreachable",
                "Linearizable reads that failed because no quorum answered or the store was too far behind",
                unreachable::sum);
    }

    /** The store can be read up to {@code height}. */
    void stored(long height) {
        stored.accumulateAndGet(height, Math::max);
        for (Waiting read : waiting.values()) {
            if (read.height() <= height) {
                read.barrier().complete(new Reached(height));
            }
        }
    }
}
