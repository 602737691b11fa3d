package org.mokkachain.node.runtime;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.consensus.effect.TimerId;

/** The timers of the state machine, on the protocol thread's own clock. Not thread-safe. */
final class Timers {
    private final Map<TimerId, Long> deadlines = new EnumMap<>(TimerId.class);

    void set(TimerId timer, long deadlineNanos) {
        deadlines.put(timer, deadlineNanos);
    }

    void cancel(TimerId timer) {
        deadlines.remove(timer);
    }

    /** Nanoseconds until the next one is due, at most {@code limit}, at least 0. */
    long untilNext(long nowNanos, long limit) {
        long wait = limit;
        for (long deadline : deadlines.values()) {
            wait = Math.min(wait, deadline - nowNanos);
        }
        return Math.max(0, wait);
    }

    /** Removes and returns the one that is due longest. */
    Optional<TimerId> takeDue(long nowNanos) {
        Optional<Map.Entry<TimerId, Long>> due = deadlines.entrySet().stream()
                .filter(entry -> entry.getValue() - nowNanos <= 0)
                .min(Map.Entry.comparingByValue());
        due.ifPresent(entry -> deadlines.remove(entry.getKey()));
        return due.map(Map.Entry::getKey);
    }
}
