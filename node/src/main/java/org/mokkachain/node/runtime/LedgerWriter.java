package org.mokkachain.node.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.store.LedgerStore;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.node.metrics.StoreTimes;
import org.mokkachain.node.replica.ReplicaEvent;

/**
 * The store's thread: writes final blocks as they come, and syncs now and then. Until a block is synced here the
 * consensus logs of a quorum hold it, so a sync may cover many blocks. The queue needs no bound of its own: consensus
 * proposes nothing while too many blocks are not durable.
 */
final class LedgerWriter implements Runnable {
    private static final long SYNC_NANOS = 250_000_000;
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** So many bodies are removed together. */
    private static final long PRUNED_TOGETHER = 1_000;

    /** While catching up consensus would soon wait for blocks to be durable. */
    private static final long SYNC_BLOCKS = 64;

    private final LedgerStore store;
    private final Mailbox mailbox;
    private final Audience audience;
    private final Halt halt;
    private final Thrift thrift;
    private final LinkedBlockingQueue<List<CommitBatch>> queue = new LinkedBlockingQueue<>();
    private volatile boolean closing;
    private long unsynced;
    /** The next epoch waits for the block that ends this one to be durable. */
    private boolean awaited;
    private long lastSync = System.nanoTime();

    /**
     * What spares the disk, and how long it takes.
     *
     * @param keepBlocks how many of the last blocks keep their bodies; 0 for all
     */
    record Thrift(DiskRoom room, long keepBlocks, StoreTimes times) {}

    /** Who is told of blocks that readers can see, on this thread. */
    interface Audience {
        /** Whether it wants to see the store with this height as the last one. */
        boolean stopsAt(long height);

        void written(List<CommitBatch> blocks);
    }

    LedgerWriter(LedgerStore store, Mailbox mailbox, Audience audience, Halt halt, Thrift thrift) {
        this.store = store;
        this.mailbox = mailbox;
        this.audience = audience;
        this.halt = halt;
        this.thrift = thrift;
    }

    void write(List<CommitBatch> blocks) {
        queue.add(blocks);
    }

    /** As figures; consensus sees to the limit. */
    void measure(Meters meters) {
        meters.queue("ledger", queue::size);
    }

    /** Lets {@link #run} end after what is queued is written and synced. */
    void close() {
        closing = true;
    }

    @Override
    public void run() {
        try {
            while (!closing || hasWork()) {
                if (isStopped()) {
                    Thread.sleep(PAUSE);
                } else {
                    turn();
                }
            }
        } catch (StoreException e) {
            halt.because("the ledger cannot be written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            halt.because("the ledger's thread was interrupted", e);
        }
    }

    /** Without room nothing is written, and at the end nothing is waited for: the consensus log has those blocks. */
    private boolean hasWork() {
        return !isStopped() && (!queue.isEmpty() || unsynced > 0);
    }

    private boolean isStopped() {
        return thrift.room().level() == DiskRoom.Level.STOPPED;
    }

    private void turn() throws InterruptedException {
        List<CommitBatch> first = queue.poll(SYNC_NANOS, TimeUnit.NANOSECONDS);
        if (first != null) {
            List<CommitBatch> blocks = new ArrayList<>(first);
            for (List<CommitBatch> more = queue.poll(); more != null; more = queue.poll()) {
                blocks.addAll(more);
            }
            append(blocks);
            unsynced += blocks.size();
            awaited = blocks.getLast().nextEpoch().isPresent();
            mailbox.add(new ReplicaEvent.Stored(blocks.getLast().height()));
            prune(blocks.getLast().height());
        }
        boolean due = closing || awaited || unsynced >= SYNC_BLOCKS || System.nanoTime() - lastSync >= SYNC_NANOS;
        if (unsynced > 0 && due) {
            mailbox.add(new ReplicaEvent.Durable(sync()));
            unsynced = 0;
            lastSync = System.nanoTime();
        }
    }

    private long sync() {
        long before = System.nanoTime();
        long height = store.sync();
        thrift.times().sync().record(System.nanoTime() - before, TimeUnit.NANOSECONDS);
        return height;
    }

    private void append(List<CommitBatch> blocks) {
        int from = 0;
        for (int to = 1; to <= blocks.size(); to++) {
            if (to == blocks.size() || audience.stopsAt(blocks.get(to - 1).height())) {
                List<CommitBatch> together = blocks.subList(from, to);
                thrift.times().append().record(() -> store.append(together));
                audience.written(together);
                from = to;
            }
        }
    }

    private void prune(long height) {
        long keep = thrift.keepBlocks();
        if (keep > 0 && height - store.first() >= keep + PRUNED_TOGETHER) {
            store.prune(keep);
        }
    }
}
