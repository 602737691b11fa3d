package org.mokkachain.node.runtime;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.mokkachain.node.metrics.Meters;

/**
 * The threads that decode and check what arrives. Votes have a thread of their own, so that they never wait behind a
 * thousand transactions. When a queue is full (by number, or by the memory it keeps), what comes is dropped and
 * counted, as a network would.
 */
final class Workers implements AutoCloseable {
    private static final int URGENT_QUEUE = 8_192;
    private static final int BULK_BYTES = 24 << 20;
    private static final int BULK_QUEUE = 8_192;
    private static final int BACKGROUND_QUEUE = 256;

    private final ByteBudget bulkBytes = new ByteBudget(BULK_BYTES);
    private final Pool urgent;
    private final Pool bulk;
    private final Pool gossip;
    private final Pool background;

    /** @param threads for blocks, and as many for gossip; at least 1 */
    Workers(int threads) {
        urgent = pool("votes", 1, URGENT_QUEUE);
        bulk = pool("blocks", threads, BULK_QUEUE);
        gossip = pool("gossip", threads, Integer.MAX_VALUE);
        background = pool("serve", 1, BACKGROUND_QUEUE);
    }

    private static Pool pool(String name, int threads, int queue) {
        LongAdder dropped = new LongAdder();
        return new Pool(name, queue, dropped, new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(queue),
                Thread.ofPlatform().name(name + "-", 0).daemon().factory(),
                (work, _) -> refuse(work, dropped)));
    }

    private static void refuse(Runnable work, LongAdder dropped) {
        dropped.increment();
        if (work instanceof Weighed weighed) {
            weighed.refused();
        }
    }

    /** @param limit of the queue */
    private record Pool(String name, int limit, LongAdder dropped, ThreadPoolExecutor threads) {
        void execute(Runnable work) {
            threads.execute(work);
        }

        void measure(Meters meters) {
            if (limit < Integer.MAX_VALUE) {
                meters.queue(name, threads.getQueue()::size, () -> limit);
            } else {
                meters.queue(name, threads.getQueue()::size);
            }
            meters.refused(name, dropped::sum);
        }
    }

    /** Consensus messages without blocks. */
    void urgent(Runnable work) {
        urgent.execute(work);
    }

    /**
     * Blocks.
     *
     * @param bytes that the work keeps in memory until it is done
     */
    void bulk(int bytes, Runnable work) {
        if (bulkBytes.take(bytes)) {
            bulk.execute(new Weighed(bytes, work));
        } else {
            bulk.dropped().increment();
        }
    }

    /** Gives its bytes back when it is done, or refused. */
    private final class Weighed implements Runnable {
        private final int bytes;
        private final Runnable work;

        private Weighed(int bytes, Runnable work) {
            this.bytes = bytes;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
            } finally {
                refused();
            }
        }

        private void refused() {
            bulkBytes.giveBack(bytes);
        }
    }

    /** Gossip; bounded by those who hand it over. */
    Executor gossip() {
        return gossip.threads();
    }

    /** Disk reads for other nodes. */
    Executor background() {
        return background.threads();
    }

    /** As figures. */
    void measure(Meters meters) {
        List.of(urgent, bulk, gossip, background).forEach(pool -> pool.measure(meters));
        bulkBytes.measure("blocks-bytes", meters);
    }

    @Override
    public void close() {
        List.of(urgent, bulk, gossip, background).forEach(pool -> pool.threads().shutdownNow());
    }
}
