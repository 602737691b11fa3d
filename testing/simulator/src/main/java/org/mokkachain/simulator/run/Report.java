package org.mokkachain.simulator.run;

/**
 * What a range of schedules came to.
 *
 * @param events steps of replicas
 * @param blocks final blocks
 * @param nanos simulated time
 * @param violations schedules in which an invariant did not hold
 * @param stalls schedules that did not go on after the faults stopped
 * @param worstGap longest time without a new final block after the faults stopped, nanoseconds
 * @param convictions liars that a chain removed for evidence
 */
public record Report(
        long seeds,
        long events,
        long blocks,
        long nanos,
        long violations,
        long stalls,
        long worstGap,
        long convictions) {
    /** Of no schedule. */
    public static final Report EMPTY = new Report(0, 0, 0, 0, 0, 0, 0, 0);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MS = 1_000_000;

    /** Both together. */
    public Report plus(Report other) {
        return new Report(
                seeds + other.seeds,
                events + other.events,
                blocks + other.blocks,
                nanos + other.nanos,
                violations + other.violations,
                stalls + other.stalls,
                Math.max(worstGap, other.worstGap),
                convictions + other.convictions);
    }

    public boolean isClean() {
        return violations == 0 && stalls == 0;
    }

    /** One line of JSON. */
    public String json() {
        return "{\"seeds\":" + seeds
                + ",\"events\":" + events
                + ",\"blocks\":" + blocks
                + ",\"simulatedSeconds\":" + Math.round(nanos / NANOS_PER_SECOND)
                + ",\"violations\":" + violations
                + ",\"stalls\":" + stalls
                + ",\"worstCommitGapMs\":" + worstGap / NANOS_PER_MS
                + ",\"convictions\":" + convictions + "}";
    }
}
