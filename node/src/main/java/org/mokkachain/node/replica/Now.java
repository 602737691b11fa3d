package org.mokkachain.node.replica;

/**
 * The time of a step.
 *
 * @param nanos monotonic clock, for timers; never falls from step to step
 * @param millis wall clock, milliseconds since 1970-01-01 UTC, for block times only; may jump
 */
public record Now(long nanos, long millis) {}
