package org.mokkachain.api.sending;

import java.time.Duration;

/** A point in time from which on one does not wait any longer, with a stop watch that started when it was set. */
public final class Deadline {
    private final long startNanos = System.nanoTime();
    private final Duration span;

    private Deadline(Duration span) {
        this.span = span;
    }

    public static Deadline in(Duration span) {
        return new Deadline(span);
    }

    public boolean hasPassed() {
        return elapsed().compareTo(span) >= 0;
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    public Duration span() {
        return span;
    }

    /** What is left, at most {@code most}. */
    public Duration left(Duration most) {
        Duration left = span.minus(elapsed());
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(most) < 0 ? left : most;
    }

    /** Waits a moment, not beyond the deadline. */
    public void pause(Duration moment) throws InterruptedException {
        Thread.sleep(left(moment));
    }
}
