package org.mokkachain.simkit.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The last lines of what happened, for people. Lines are only made if somebody wants them. Not thread-safe. */
public final class Transcript {
    private static final double NANOS_PER_MS = 1e6;

    private final Deque<String> lines = new ArrayDeque<>();
    private final int limit;

    /** @param limit lines to keep; 0: nothing is noted */
    public Transcript(int limit) {
        this.limit = limit;
    }

    public boolean isOn() {
        return limit > 0;
    }

    /** Notes what happened to whom. */
    public void add(long nanos, String who, Supplier<String> what) {
        if (limit > 0) {
            lines.addLast(String.format(Locale.ROOT, "%10.3f ms  %-4s %s", nanos / NANOS_PER_MS, who, what.get()));
            if (lines.size() > limit) {
                lines.removeFirst();
            }
        }
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
