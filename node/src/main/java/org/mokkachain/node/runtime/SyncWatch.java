package org.mokkachain.node.runtime;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.mokkachain.api.model.SyncInfo;
import org.mokkachain.ledger.snapshot.SnapshotProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the node is, how fast it comes nearer, and when it will be there; a line in the log every few seconds. */
final class SyncWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SyncWatch.class);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LINE_NANOS = 5 * SECOND;

    /** Replaying longer than this is worth a snapshot. */
    private static final double LONG_SECONDS = 120;

    /** Nothing came for so long although others have more. */
    private static final long STUCK_NANOS = 15 * SECOND;

    /** So long a rate has to be looked at to be believed. */
    private static final long RATE_NANOS = 15 * SECOND;

    private static final int IN_SYNC = 16;
    private static final double SMOOTHING = 0.3;

    private final LongSupplier head;
    private final LongSupplier claimed;
    private long height;
    private long target;
    private long lookedAt;
    private long movedAt;
    private long lineAt;
    private long behindSince;
    private double share;
    private double rate;
    private boolean behind;
    private boolean moved;
    private volatile SyncInfo info = SyncInfo.IN_SYNC;

    /**
     * @param head height of the ledger
     * @param claimed highest final block that others say they have
     */
    SyncWatch(LongSupplier head, LongSupplier claimed) {
        this.head = head;
        this.claimed = claimed;
        this.height = head.getAsLong();
        this.lookedAt = System.nanoTime();
        this.movedAt = lookedAt;
        this.lineAt = lookedAt;
        this.behindSince = lookedAt;
    }

    long height() {
        return height;
    }

    long target() {
        return target;
    }

    boolean isInSync() {
        return target - height <= IN_SYNC;
    }

    /** In sync, and not only because nobody has said yet how far the others are: blocks have come. */
    boolean hasCaughtUp() {
        return moved && isInSync();
    }

    /** Nobody sends what comes next. */
    boolean isStuck() {
        return !isInSync() && lookedAt - movedAt >= STUCK_NANOS;
    }

    /** Whether a snapshot is worth it; never if {@code snapshotAfter} is 0. */
    boolean isFarBehind(int snapshotAfter) {
        if (snapshotAfter == 0 || isInSync()) {
            return false;
        }
        boolean known = lookedAt - behindSince >= RATE_NANOS && rate > 0;
        boolean slow = known && (target - height) / rate > LONG_SECONDS && target - height > snapshotAfter / 10;
        return target - height >= snapshotAfter || slow || isStuck();
    }

    SyncInfo info() {
        return info;
    }

    /** Looks again; expected every second. */
    void look(long now, Optional<SnapshotProgress> snapshot) {
        double seconds = Math.max(1, now - lookedAt) / (double) SECOND;
        lookedAt = now;
        target = Math.max(claimed.getAsLong(), height);
        boolean whole = snapshot.filter(p -> p.phase() == SnapshotProgress.Phase.FETCHING).isPresent();
        double before = whole ? share : height;
        long reached = head.getAsLong();
        if (reached > height) {
            movedAt = now;
            moved = true;
        }
        height = reached;
        if (isInSync()) {
            behindSince = now;
        }
        double after = whole ? snapshot.orElseThrow().share() : height;
        boolean began = whole != (share > 0);
        share = whole ? Math.max(after, Double.MIN_NORMAL) : 0;
        double latest = Math.max(0, after - before) / seconds;
        rate = began || rate == 0 ? latest : rate + SMOOTHING * (latest - rate);
        info = whole ? ofSnapshot(snapshot.orElseThrow()) : ofBlocks(snapshot.isPresent());
        tell(now);
    }

    private OptionalDouble secondsLeft(double left) {
        return rate > 0 ? OptionalDouble.of(left / rate) : OptionalDouble.empty();
    }

    private SyncInfo ofBlocks(boolean seeking) {
        if (isInSync()) {
            return new SyncInfo(SyncInfo.Mode.NONE, height, target, 100, 0, OptionalDouble.of(0), 0, 0);
        }
        return new SyncInfo(
                seeking ? SyncInfo.Mode.SEEKING : SyncInfo.Mode.BLOCKS,
                height,
                target,
                100.0 * height / target,
                rate,
                secondsLeft((double) target - height),
                0,
                0);
    }

    private SyncInfo ofSnapshot(SnapshotProgress progress) {
        return new SyncInfo(
                SyncInfo.Mode.SNAPSHOT,
                height,
                progress.height(),
                100 * progress.share(),
                100 * rate,
                secondsLeft(1 - progress.share()),
                progress.entries(),
                progress.peers());
    }

    private void tell(long now) {
        boolean lagging = info.mode() != SyncInfo.Mode.NONE;
        if (lagging && now - lineAt >= LINE_NANOS) {
            lineAt = now;
            behind = true;
            LOG.info("{}", info.sentence());
        } else if (!lagging && behind) {
            behind = false;
            LOG.info(String.format(Locale.ROOT, "caught up at height %d", height));
        }
    }
}
