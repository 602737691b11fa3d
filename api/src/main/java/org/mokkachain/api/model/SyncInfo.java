package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a node catches up; {@code GET /v1/sync}.
 *
 * @param height of the last final block here
 * @param target height of the last final block that others say they have, or of the snapshot
 * @param percent of the way, 0 to 100: of the blocks, or of the state of the snapshot
 * @param rate blocks per second; of a snapshot percent of the state per second
 * @param secondsLeft as it goes now; empty while nothing comes
 * @param entries of the state fetched in this run
 * @param peers that have the snapshot
 */
public record SyncInfo(
        @JsonPropertyDescription("what is done to catch up: nothing; blocks are executed; the same, and a snapshot is"
                + " looked for; the state is fetched as a whole")
        Mode mode,
        @JsonPropertyDescription("of the last final block here") long height,
        @JsonPropertyDescription("of the last final block that others say they have, or of the snapshot")
        long target,
        @JsonPropertyDescription("of the blocks, or of the state of the snapshot") double percent,
        @JsonPropertyDescription("blocks per second; of a snapshot percent per second") double rate,
        OptionalDouble secondsLeft,
        @JsonPropertyDescription("of the state fetched in this run") long entries,
        @JsonPropertyDescription("that have the snapshot") int peers) {
    public static final SyncInfo IN_SYNC = new SyncInfo(Mode.NONE, 0, 0, 100, 0, OptionalDouble.of(0), 0, 0);

    /** What is done to catch up. */
    public enum Mode {
        /** Nothing: in sync. */
        NONE,
        /** Blocks are fetched and executed. */
        BLOCKS,
        /** The same, and peers are asked for a snapshot. */
        SEEKING,
        /** The state is fetched as a whole. */
        SNAPSHOT;

        /** As in JSON. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One line for people. */
    public String sentence() {
        String left = timeLeft().map(time -> ", about " + time + " left").orElse("");
        return switch (mode) {
            case NONE -> "in sync at height " + height;
            case BLOCKS, SEEKING ->
                String.format(Locale.ROOT, "catching up: block %,d of %,d (%.1f %%), %,.0f blocks/s%s",
                        height, target, percent, rate, left);
            case SNAPSHOT ->
                String.format(Locale.ROOT, "fetching the state after block %,d: %.1f %%, %,d entries from %d peers%s",
                        target, percent, entries, peers, left);
        };
    }

    /** For people; empty where nothing comes. */
    public Optional<String> timeLeft() {
        return secondsLeft.isPresent() ? Optional.of(duration(secondsLeft.getAsDouble())) : Optional.empty();
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 120) {
            return whole + " s";
        }
        return whole < 7_200 ? whole / 60 + " min" : whole / 3_600 + " h";
    }
}
