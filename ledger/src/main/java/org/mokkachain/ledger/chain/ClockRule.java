package org.mokkachain.ledger.chain;

/** How the time of a block is judged (rule V7). That it is later than its parent's is required in any case. */
public sealed interface ClockRule {
    /** How far a block may be ahead of the local clock. */
    long MAX_DRIFT_MS = 2_000;

    /** Against the local clock, in milliseconds since 1970-01-01 UTC. */
    record Local(long nowMs) implements ClockRule {}

    /** A quorum vouches for the block: the local clock has no say. */
    record Waived() implements ClockRule {}

    /** How many milliseconds too early a block of this time is; 0 if it is not. */
    default long holdMillis(long timestampMs) {
        return switch (this) {
            case Local(long nowMs) -> Math.max(0, timestampMs - MAX_DRIFT_MS - nowMs);
            case Waived() -> 0;
        };
    }
}
