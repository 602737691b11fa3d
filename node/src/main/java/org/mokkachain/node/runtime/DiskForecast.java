package org.mokkachain.node.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** How fast a node's files grow, from samples of the last day. Not thread-safe. */
final class DiskForecast {
    private static final int MAX_SAMPLES = 144;
    private static final double NANOS_PER_DAY = 86_400e9;
    /** A shorter time says little. */
    private static final long LEAST_NANOS = 60_000_000_000L;

    private record Sample(long nanos, long bytes) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Takes note of the size of all files; at most every ten minutes, so that the samples span a day. */
    void add(long nowNanos, long bytes) {
        boolean replacesLast = samples.size() > 1
                && nowNanos - samples.stream().skip(samples.size() - 2L).findFirst().orElseThrow().nanos()
                        < NANOS_PER_DAY / MAX_SAMPLES;
        if (replacesLast) {
            samples.removeLast();
        }
        samples.addLast(new Sample(nowNanos, bytes));
        if (samples.size() > MAX_SAMPLES) {
            samples.removeFirst();
        }
    }

    /** Bytes per day; none while there is not enough to tell from. */
    OptionalDouble bytesPerDay() {
        if (samples.size() < 2) {
            return OptionalDouble.empty();
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        long nanos = last.nanos() - first.nanos();
        return nanos < LEAST_NANOS
                ? OptionalDouble.empty()
                : OptionalDouble.of((last.bytes() - first.bytes()) * NANOS_PER_DAY / nanos);
    }

    /** Seconds until {@code room} more bytes are used; none if that is not to be expected. */
    OptionalDouble secondsUntil(long room) {
        OptionalDouble daily = bytesPerDay();
        return daily.isEmpty() || daily.getAsDouble() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(0, room) / daily.getAsDouble() * 86_400);
    }
}
