package org.mokkachain.benchmarks.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.mokkachain.api.client.EventStream;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.client.ReceivedEvent;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Topic;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.types.transaction.Transaction;

/** Listens to one node's events and notes when each transfer became final, counted from when it was due. */
final class FinalityWatch implements AutoCloseable {
    private static final long MAX_MICROS = 600_000_000;
    private static final int DIGITS = 3;

    private final Load load;
    private final EventStream stream;
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
    private final Histogram micros = new ConcurrentHistogram(MAX_MICROS, DIGITS);
    private final LongAdder seen = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile long startNanos = Long.MAX_VALUE;
    private volatile long lastFinalNanos;
    private volatile boolean gap;

    FinalityWatch(MokkaClient client, Load load, List<Transaction> transfers) throws MokkaClientException {
        this.load = load;
        for (int i = 0; i < transfers.size(); i++) {
            waiting.put(transfers.get(i).id().hex(), i);
        }
        this.stream = client.events(Set.of(Topic.TRANSACTIONS), Optional.empty());
        Thread.ofPlatform().daemon().name("finality").start(this::listen);
    }

    void start(long nanos) {
        startNanos = nanos;
    }

    private void listen() {
        try {
            Optional<ReceivedEvent> event = stream.next();
            while (event.isPresent()) {
                take(event.get());
                event = stream.next();
            }
        } catch (MokkaClientException e) {
            gap = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(ReceivedEvent event) {
        if (!(event instanceof ReceivedEvent.Happened happened)) {
            gap = true;
        } else if (happened.event() instanceof NodeEvent.TransactionChanged changed && changed.status().isFinal()) {
            Integer index = waiting.remove(changed.id());
            if (index != null) {
                note(index, changed);
            }
        }
    }

    private void note(int index, NodeEvent.TransactionChanged changed) {
        long now = System.nanoTime();
        lastFinalNanos = now;
        seen.increment();
        if (changed.status() == TransactionState.FAILED) {
            failed.increment();
        }
        long latency = (now - startNanos - load.dueNanos(index)) / 1_000;
        micros.recordValue(Math.clamp(latency, 0, MAX_MICROS));
    }

    /** Transfers seen final. */
    long seen() {
        return seen.sum();
    }

    /** Of these, transfers without effect. */
    long failed() {
        return failed.sum();
    }

    /** Some events were missed: more may be final than were seen. */
    boolean missedSome() {
        return gap;
    }

    /** Seconds from the start until the last transfer was seen final. */
    double secondsToLast() {
        return Math.max(1, lastFinalNanos - startNanos) / 1e9;
    }

    /** Milliseconds that the given part of all transfers, in percent, did not exceed. */
    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    double maxMillis() {
        return micros.getMaxValue() / 1_000.0;
    }

    @Override
    public void close() {
        stream.close();
    }
}
