package org.mokkachain.node.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many log lines others can cause: per subject and in all, within a window of time. What is beyond is counted, so
 * that one line can tell how much was left out. Takes as much memory as one window allows lines. Thread-safe.
 */
final class LogAllowance {
    private final int inAll;
    private final long window;
    private final Map<String, Integer> granted = new HashMap<>();
    private int lines;
    private long windowStart;
    private long withheld;
    private long untold;

    /**
     * @param inAll lines per window, at least 1
     * @param now reading of a clock in nanoseconds that only goes forward
     */
    LogAllowance(int inAll, Duration window, long now) {
        this.inAll = inAll;
        this.window = window.toNanos();
        this.windowStart = now;
    }

    /** Of these lines about {@code name} there may be {@code most} per window. */
    record Subject(String name, int most) {}

    /** Whether a line may be written that is about all of {@code subjects}. */
    synchronized boolean grants(long now, Subject... subjects) {
        if (now - windowStart >= window) {
            granted.clear();
            lines = 0;
            untold += withheld;
            withheld = 0;
            windowStart = now;
        }
        boolean enough = lines >= inAll;
        for (Subject subject : subjects) {
            enough |= granted.getOrDefault(subject.name(), 0) >= subject.most();
        }
        if (enough) {
            withheld++;
            return false;
        }
        lines++;
        for (Subject subject : subjects) {
            granted.merge(subject.name(), 1, Integer::sum);
        }
        return true;
    }

    /** How many lines were not granted in windows that are over, since this was last asked. */
    synchronized long takeWithheld() {
        long count = untold;
        untold = 0;
        return count;
    }
}
