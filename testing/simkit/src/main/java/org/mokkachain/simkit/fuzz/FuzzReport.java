package org.mokkachain.simkit.fuzz;

import java.time.Duration;
import java.util.Locale;

/**
 * What a run without a finding has seen.
 *
 * @param name of the target
 * @param executions inputs tried
 * @param accepted of them
 * @param reasons different words of refusal, numbers left out
 * @param time taken
 * @param mostAllocated by one input, in bytes
 */
public record FuzzReport(
        String name, long executions, long accepted, int reasons, Duration time, long mostAllocated) {

    public long perSecond() {
        return executions * 1_000_000_000L / Math.max(1, time.toNanos());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "fuzz %-24s %,12d inputs %,10d accepted %4d reasons %,10d/s  at most %,d KiB for one",
                name,
                executions,
                accepted,
                reasons,
                perSecond(),
                mostAllocated >> 10);
    }
}
