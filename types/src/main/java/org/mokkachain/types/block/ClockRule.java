package org.mokkachain.types.block;

/** How the time of a block is judged (rule V7). That it is later than its parent's is required in any case. */
public sealed interface ClockRule {
    /** How far a block may be ahead of the local clock. */
    long MAX_DRIFT_MS = 2_000;

    /** Against the local clock, in milliseconds since 1970-01-01 UTC. */
    record Local(long nowMs) implements ClockRule {}

    /** A quorum vouches for the block: the local clock has no say. */
    record Waived() implements ClockRule {}

    /**
     * How many milliseconds too early a block is; 0 if it is not. The least step is never too early: a chain whose time
     * is ahead of the clocks must be able to go on.
     */
    default long holdMillis(Header header, Header parent) {
        boolean leastStep = header.timestampMs() == parent.timestampMs() + 1;
        return switch (this) {
            case Local(long nowMs) when !leastStep -> Math.max(0, header.timestampMs() - MAX_DRIFT_MS - nowMs);
            case Local _, Waived _ -> 0;
        };
    }
}
