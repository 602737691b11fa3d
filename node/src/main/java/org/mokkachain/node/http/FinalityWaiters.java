package org.mokkachain.node.http;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.types.value.Hash;

/**
 * Clients that wait until a transaction is final. Register first, then look: so nothing is missed. Bounded: at most
 * {@code capacity} wait at a time, others are told to come back. Thread-safe.
 */
public final class FinalityWaiters {
    private final int capacity;
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder refused = new LongAdder();
    private final ConcurrentHashMap<Hash, List<CountDownLatch>> latches = new ConcurrentHashMap<>();

    public FinalityWaiters(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Wakes those who wait for these transactions. To be called after {@link ChainReader} shows that they are final, or
     * {@link MempoolReader} that they expired.
     */
    public void finalised(Collection<Hash> ids) {
        if (latches.isEmpty()) {
            return;
        }
        for (Hash id : ids) {
            List<CountDownLatch> waiters = latches.get(id);
            if (waiters != null) {
                waiters.forEach(CountDownLatch::countDown);
            }
        }
    }

    /** How many wait now. */
    public int waiting() {
        return waiting.get();
    }

    /** As figures. */
    public void measure(Meters meters) {
        meters.queue("finality-waiters", waiting::get, () -> capacity);
        meters.refused("finality-waiters", refused::sum);
    }

    /** A place to wait at; empty if all are taken. Must be closed. */
    Optional<Ticket> register(Hash id) {
        if (waiting.incrementAndGet() > capacity) {
            waiting.decrementAndGet();
            refused.increment();
            return Optional.empty();
        }
        CountDownLatch latch = new CountDownLatch(1);
        latches.compute(id, (_, present) -> {
            List<CountDownLatch> all = present == null ? new CopyOnWriteArrayList<>() : present;
            all.add(latch);
            return all;
        });
        return Optional.of(new Ticket(id, latch));
    }

    /** One client's place. */
    final class Ticket implements AutoCloseable {
        private final Hash id;
        private final CountDownLatch latch;

        private Ticket(Hash id, CountDownLatch latch) {
            this.id = id;
            this.latch = latch;
        }

        /** Returns when it is final or {@code timeout} is over. */
        void await(Duration timeout) throws InterruptedException {
            boolean _ = latch.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            latches.computeIfPresent(id, (_, all) -> {
                all.remove(latch);
                return all.isEmpty() ? null : all;
            });
            waiting.decrementAndGet();
        }
    }
}
