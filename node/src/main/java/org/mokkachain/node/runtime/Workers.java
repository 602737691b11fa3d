package org.mokkachain.node.runtime;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The threads that decode and check what arrives. Votes have a thread of their own, so that they never wait behind a
 * thousand transactions. When a queue is full, what comes is dropped and counted, as a network would.
 */
final class Workers implements AutoCloseable {
    private static final int URGENT_QUEUE = 8_192;
    private static final int BULK_QUEUE = 2_048;
    private static final int BACKGROUND_QUEUE = 256;

    private final LongAdder dropped = new LongAdder();
    private final ThreadPoolExecutor urgent;
    private final ThreadPoolExecutor bulk;
    private final ThreadPoolExecutor background;

    /** @param threads for what is large: blocks and transactions; at least 1 */
    Workers(int threads) {
        urgent = pool("votes", 1, URGENT_QUEUE);
        bulk = pool("blocks", threads, BULK_QUEUE);
        background = pool("serve", 1, BACKGROUND_QUEUE);
    }

    private ThreadPoolExecutor pool(String name, int threads, int queue) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().name(name + "-", 0).daemon().factory(),
                (_, _) -> dropped.increment());
    }

    /** Consensus messages without blocks. */
    void urgent(Runnable work) {
        urgent.execute(work);
    }

    /** Blocks and transactions. */
    void bulk(Runnable work) {
        bulk.execute(work);
    }

    /** Disk reads for other nodes. */
    Executor background() {
        return background;
    }

    int queued() {
        return urgent.getQueue().size() + bulk.getQueue().size() + background.getQueue().size();
    }

    /** Pieces of work refused since the start. */
    long dropped() {
        return dropped.sum();
    }

    @Override
    public void close() {
        urgent.shutdownNow();
        bulk.shutdownNow();
        background.shutdownNow();
    }
}
