package org.mokkachain.node.runtime;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.mokkachain.ledger.rocksdb.Patrol;
import org.mokkachain.ledger.rocksdb.StoreCare;
import org.mokkachain.ledger.store.DamagedStoreException;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.node.metrics.StoreFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the disk and the store beside the work: how much room is left and for how long, and, at a bounded rate,
 * whether everything that is stored can still be read. Damage is told, but ends nothing: whoever reads it is refused,
 * and the rest is sound.
 */
final class StoreWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);
    private static final long TURN_MS = 500;
    private static final long SAMPLE_NANOS = 60_000_000_000L;

    /** A small ledger is not read again and again: damage is as well found within the hour. */
    private static final long ROUND_NANOS = 3_600_000_000_000L;

    private static final double UNKNOWN = Double.NaN;

    private final DiskRoom disk;
    private final StoreCare store;
    private final long patrolBytes;
    private final Consumer<Boolean> readOnly;
    private final Halt halt;
    private final DiskForecast forecast = new DiskForecast();
    private final StoreFigures figures = new StoreFigures();
    private final AtomicLong patrolled = new AtomicLong();
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicLong damaged = new AtomicLong();
    private volatile long bytes;
    private volatile double bytesPerDay = UNKNOWN;
    private volatile double secondsLeft = UNKNOWN;
    private long nextSample = System.nanoTime();
    private long nextRound = System.nanoTime();
    private boolean onRound;

    /**
     * @param patrolRate bytes per second to read; 0 for none
     * @param readOnly is told when the node may begin nothing new, and when it may again
     */
    StoreWatch(DiskRoom disk, StoreCare store, long patrolRate, Consumer<Boolean> readOnly, Halt halt) {
        this.disk = disk;
        this.store = store;
        this.patrolBytes = patrolRate * TURN_MS / 1_000;
        this.readOnly = readOnly;
        this.halt = halt;
    }

    @Override
    public void run() {
        Patrol patrol = store.patrol();
        boolean told = false;
        try {
            while (!halt.isEnded()) {
                disk.look();
                if (disk.isReadOnly() != told) {
                    told = disk.isReadOnly();
                    readOnly.accept(told);
                }
                figures.update(store.figures());
                sample();
                if (isPatrolDue()) {
                    patrol(patrol);
                    onRound = !patrol.isAtStart();
                }
                Thread.sleep(TURN_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            // The store was closed under it, or the disk is gone: others will say so.
            LOG.info("the store is not watched any more: {}", e.toString());
        }
    }

    private void sample() {
        long now = System.nanoTime();
        if (now - nextSample < 0) {
            return;
        }
        nextSample = now + SAMPLE_NANOS;
        bytes = store.bytes();
        forecast.add(now, bytes);
        bytesPerDay = forecast.bytesPerDay().orElse(UNKNOWN);
        secondsLeft = forecast.secondsUntil(disk.untilReadOnly()).orElse(UNKNOWN);
    }

    /** A round begins an hour after the one before it did, or at its end if it took longer. */
    private boolean isPatrolDue() {
        long now = System.nanoTime();
        if (patrolBytes > 0 && !onRound && now - nextRound >= 0) {
            onRound = true;
            nextRound = now + ROUND_NANOS;
        }
        return onRound;
    }

    private void patrol(Patrol patrol) {
        try {
            Patrol.Slice slice = patrol.walk(patrolBytes);
            patrolled.addAndGet(slice.bytes());
            if (slice.roundEnded()) {
                rounds.incrementAndGet();
            }
        } catch (DamagedStoreException e) {
            damaged.incrementAndGet();
            LOG.error("the ledger is damaged: {}. {}; it goes on as long as nobody needs that part", e.getMessage(),
                    e.remedy());
        } catch (StoreException e) {
            LOG.warn("the ledger could not be checked: {}", e.getMessage());
        }
    }

    /** As figures. */
    void measure(Meters meters) {
        figures.measure(meters);
        meters.gauge("mokka.disk.free.bytes", "Room left on the disk of the data directory", disk::free);
        meters.gauge("mokka.disk.read.only", "1 while the node begins nothing new because the disk is nearly full",
                () -> disk.isReadOnly() ? 1 : 0);
        meters.gauge("mokka.disk.growth.bytes.per.day",
                "Growth of the ledger, from the last day or what there is of it; NaN in the first minute",
                () -> bytesPerDay);
        meters.gauge("mokka.disk.seconds.left",
                "Time until the node becomes read-only, if the ledger goes on growing like that; NaN where it does not"
                        + " grow",
                () -> secondsLeft);
        meters.gauge("mokka.ledger.bytes", "Size of the ledger on disk", () -> bytes);
        meters.counter("mokka.ledger.patrol.bytes", "Bytes of the ledger read again to find damage", patrolled::get);
        meters.counter("mokka.ledger.patrol.rounds", "How often the whole ledger was read to find damage",
                rounds::get);
        meters.counter("mokka.ledger.damaged", "Damage found in the ledger; anything above 0 needs a person",
                damaged::get);
    }
}
