package org.mokkachain.node.http;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.mokkachain.api.model.Stats;
import org.mokkachain.api.model.Stats.Point;
import org.mokkachain.api.model.Stats.Spread;

/**
 * Figures of the blocks of the last hour, second by second. Its size is fixed: times are counted in classes that are an
 * eighth wide. It knows the blocks that were written since the node started, and those it is told of from before.
 * Thread-safe.
 */
public final class BlockStatistics {
    /** How long a second is remembered. */
    public static final int SECONDS = 3_600;

    /** The second that goes on now must not take the place of one that is still asked for. */
    private static final int RING = SECONDS + 2;
    private static final int POINTS = 60;

    private final Second[] seconds = new Second[RING];
    private long knownMs;
    private long lastHeight = -1;
    private long lastTimestampMs;

    /** @param startedMs since when it hears of all blocks */
    public BlockStatistics(long startedMs) {
        this.knownMs = startedMs;
    }

    private static final class Second {
        private final long number;
        private final TimeClasses intervals = new TimeClasses();
        private final TimeClasses finality = new TimeClasses();
        private int blocks;
        private int transactions;
        private int failed;

        Second(long number) {
            this.number = number;
        }
    }

    /**
     * A block that is final and written.
     *
     * @param timestampMs of its header
     * @param finalityMs from when this node had it proposed until it was final; empty if the node did not see both
     */
    public record Written(long height, long timestampMs, int transactions, int failed, OptionalLong finalityMs) {}

    /** Adds the next block. */
    public synchronized void add(Written block) {
        boolean follows = block.height() == lastHeight + 1 && lastHeight >= 0;
        long intervalMs = block.timestampMs() - lastTimestampMs;
        lastHeight = block.height();
        lastTimestampMs = block.timestampMs();
        count(block, follows ? OptionalLong.of(intervalMs) : OptionalLong.empty());
    }

    /** What is written next follows this block. */
    public synchronized void goOnAfter(long height, long timestampMs) {
        lastHeight = height;
        lastTimestampMs = timestampMs;
    }

    /**
     * Adds a block from before the start; in any order.
     *
     * @param intervalMs since the block before it
     */
    public synchronized void addEarlier(Written block, OptionalLong intervalMs) {
        count(block, intervalMs);
        knownMs = Math.min(knownMs, block.timestampMs());
    }

    /** Nothing that happened after this is missing. */
    public synchronized void knowSince(long ms) {
        knownMs = Math.min(knownMs, ms);
    }

    private void count(Written block, OptionalLong intervalMs) {
        long number = block.timestampMs() / 1_000;
        int slot = (int) (number % RING);
        if (seconds[slot] != null && seconds[slot].number > number) {
            return; // an old block that the node catches up with
        }
        if (seconds[slot] == null || seconds[slot].number < number) {
            seconds[slot] = new Second(number);
        }
        Second second = seconds[slot];
        second.blocks++;
        second.transactions += block.transactions();
        second.failed += block.failed();
        if (block.height() > 1) { // the genesis is as old as its file
            intervalMs.ifPresent(second.intervals::add);
        }
        block.finalityMs().ifPresent(second.finality::add);
    }

    /**
     * The figures of the last {@code windowSeconds}, 1 to {@value #SECONDS}.
     *
     * @param nowMs the second that has begun then is not among them
     */
    public synchronized Stats read(int windowSeconds, long nowMs) {
        long end = nowMs / 1_000;
        long begin = Math.max(end - windowSeconds, Math.min(knownMs / 1_000, end - 1));
        int length = (int) (end - begin);
        int step = (length + POINTS - 1) / POINTS;
        Sum all = new Sum();
        List<Point> series = new ArrayList<>();
        for (long from = begin; from < end; from += step) {
            Sum sum = new Sum();
            long to = Math.min(end, from + step);
            for (long number = from; number < to; number++) {
                Second second = seconds[(int) (number % RING)];
                if (second != null && second.number == number) {
                    sum.add(second);
                    all.add(second);
                }
            }
            series.add(sum.point(from * 1_000, to - from));
        }
        return new Stats(
                begin * 1_000, end * 1_000, all.blocks, all.transactions, all.failed,
                (double) all.transactions / length, (double) all.blocks / length,
                all.intervals.spread(), all.finality.spread(), step, series);
    }

    private static final class Sum {
        private final TimeClasses intervals = new TimeClasses();
        private final TimeClasses finality = new TimeClasses();
        private long blocks;
        private long transactions;
        private long failed;

        void add(Second second) {
            blocks += second.blocks;
            transactions += second.transactions;
            failed += second.failed;
            intervals.add(second.intervals);
            finality.add(second.finality);
        }

        Point point(long atMs, long length) {
            Spread times = finality.spread();
            return new Point(atMs, blocks, transactions, (double) transactions / length,
                    intervals.spread().mean(), times.p50(), times.p99());
        }
    }

    /** Counts of times in classes whose bounds grow by an eighth, from 1 ms to beyond a minute. */
    private static final class TimeClasses {
        private static final int CLASSES = 100;
        private static final double GROWTH = 1.125;

        private final int[] counts = new int[CLASSES];
        private long count;
        private long sum;
        private long max;

        void add(long milliseconds) {
            long ms = Math.max(0, milliseconds);
            counts[classOf(ms)]++;
            count++;
            sum += ms;
            max = Math.max(max, ms);
        }

        void add(TimeClasses other) {
            for (int i = 0; i < CLASSES; i++) {
                counts[i] += other.counts[i];
            }
            count += other.count;
            sum += other.sum;
            max = Math.max(max, other.max);
        }

        private static int classOf(long ms) {
            return ms < 1 ? 0 : Math.min(CLASSES - 1, 1 + (int) (Math.log((double) ms) / Math.log(GROWTH)));
        }

        private OptionalDouble quantile(double share) {
            if (count == 0) {
                return OptionalDouble.empty();
            }
            long wanted = (long) Math.ceil(share * count);
            long seen = 0;
            for (int i = 0; i < CLASSES; i++) {
                seen += counts[i];
                if (seen >= wanted) {
                    return OptionalDouble.of(Math.min((double) max, i == 0 ? 0 : rounded(Math.pow(GROWTH, i))));
                }
            }
            return OptionalDouble.of((double) max);
        }

        private static double rounded(double value) {
            return Math.round(value * 10) / 10.0;
        }

        Spread spread() {
            OptionalDouble mean =
                    count == 0 ? OptionalDouble.empty() : OptionalDouble.of(rounded((double) sum / count));
            return new Spread(count, mean, quantile(0.5), quantile(0.9), quantile(0.99),
                    count == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) max));
        }
    }
}
