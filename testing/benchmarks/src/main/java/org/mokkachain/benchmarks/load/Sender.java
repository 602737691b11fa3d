package org.mokkachain.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.BatchVerdict;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;

/**
 * Sends one node its share of the transfers, each when it is due and never later than that because of a slow answer to
 * an earlier one: batches are sent by as many threads as need be. Transfers of one account all go through one node, in
 * order.
 */
final class Sender {
    private static final long BATCH_NANOS = 20_000_000;
    private static final int MAX_BATCH = 1_000;

    private final MokkaClient client;
    private final Load load;
    private final LongAdder accepted = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final AtomicLong failures = new AtomicLong();

    Sender(MokkaClient client, Load load) {
        this.client = client;
        this.load = load;
    }

    /** One transfer and its number in the whole load. */
    record Due(int index, Transaction transaction) {}

    /** Returns when everything is sent and answered. */
    void run(List<Due> transfers, long startNanos) throws InterruptedException {
        List<Thread> open = new ArrayList<>();
        int next = 0;
        while (next < transfers.size()) {
            long now = System.nanoTime() - startNanos;
            List<Bytes> batch = new ArrayList<>();
            while (next < transfers.size()
                    && batch.size() < MAX_BATCH
                    && load.dueNanos(transfers.get(next).index()) <= now) {
                batch.add(transfers.get(next++).transaction().encoded());
            }
            if (batch.isEmpty()) {
                LockSupport.parkNanos(BATCH_NANOS / 4);
            } else {
                open.add(Thread.startVirtualThread(() -> send(batch)));
                LockSupport.parkNanos(BATCH_NANOS);
            }
        }
        for (Thread thread : open) {
            thread.join();
        }
    }

    private void send(List<Bytes> batch) {
        try {
            BatchVerdict verdict = client.submitBatch(batch);
            accepted.add(verdict.accepted());
            for (BatchVerdict.Verdict result : verdict.results()) {
                result.code().ifPresent(code -> count(code, 1));
            }
        } catch (MokkaClientException e) {
            failures.incrementAndGet();
            count("not_answered", batch.size());
        }
    }

    private void count(String code, int transfers) {
        refused.computeIfAbsent(code, _ -> new LongAdder()).add(transfers);
    }

    long accepted() {
        return accepted.sum();
    }

    Map<String, LongAdder> refused() {
        return refused;
    }
}
