package org.mokkachain.node.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

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

    private final LongAdder dropped = new LongAdder();
    private final ByteBudget bulkBytes = new ByteBudget(BULK_BYTES);
    private final ThreadPoolExecutor urgent;
    private final ThreadPoolExecutor bulk;
    private final ThreadPoolExecutor gossip;
    private final ThreadPoolExecutor background;

    /** @param threads for blocks, and as many for gossip; at least 1 */
    Workers(int threads) {
        urgent = pool("votes", 1, URGENT_QUEUE);
        bulk = pool("blocks", threads, BULK_QUEUE);
        gossip = pool("gossip", threads, Integer.MAX_VALUE);
        background = pool("serve", 1, BACKGROUND_QUEUE);
    }

    private ThreadPoolExecutor pool(String name, int threads, int queue) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(queue),
                Thread.ofPlatform().name(name + "-", 0).daemon().factory(),
                (work, _) -> refuse(work));
    }

    private void refuse(Runnable work) {
        dropped.increment();
        if (work instanceof Weighed weighed) {
            weighed.refused();
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
            dropped.increment();
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
        return gossip;
    }

    /** Disk reads for other nodes. */
    Executor background() {
        return background;
    }

    int queued() {
        return urgent.getQueue().size()
                + bulk.getQueue().size()
                + gossip.getQueue().size()
                + background.getQueue().size();
    }

    /** Pieces of work refused since the start. */
    long dropped() {
        return dropped.sum();
    }

    @Override
    public void close() {
        urgent.shutdownNow();
        bulk.shutdownNow();
        gossip.shutdownNow();
        background.shutdownNow();
    }
}
