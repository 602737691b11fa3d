package org.mokkachain.simkit.fuzz;

import java.time.Duration;

/**
 * How long to go on with one target.
 *
 * @param seed of all choices
 * @param executions inputs to try at least
 * @param time and for at least so long; zero makes a run the same every time
 * @param hang without an answer for so long, a decoder counts as hanging
 */
public record FuzzBudget(long seed, long executions, Duration time, Duration hang) {
    private static final Duration HANG = Duration.ofSeconds(30);

    /**
     * The properties {@code fuzz.seed}, {@code fuzz.executions} and {@code fuzz.minutes} (per target); without them the
     * short run of every build.
     */
    public static FuzzBudget ofProperties() {
        double minutes = Double.parseDouble(System.getProperty("fuzz.minutes", "0"));
        return new FuzzBudget(
                Long.getLong("fuzz.seed", 1),
                Long.getLong("fuzz.executions", 20_000),
                Duration.ofMillis(Math.round(minutes * 60_000)),
                HANG);
    }
}
