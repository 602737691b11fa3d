package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Figures of the chain over a window of time; {@code GET /v1/stats}. After a start the node
 * reads the blocks of the last hour back from its ledger.
 *
 * @param fromMs where the window begins, or where the node's knowledge does
 * @param toMs where it ends: a second ago at most
 * @param failed transactions among {@code transactions} that had no effect
 * @param blockTimeMs from one block's timestamp to the next one's
 * @param finalityMs from when the node had a block proposed until it was final; of blocks since the start only
 * @param stepSeconds between two points of the series; the last one may be shorter
 * @param series at most 60 points, oldest first
 */
@JsonClassDescription("Figures of the chain over a window of time")
public record Stats(
        @JsonPropertyDescription("where the window begins, or where the node's knowledge does") long fromMs,
        long toMs,
        long blocks,
        long transactions,
        @JsonPropertyDescription("transactions among them that had no effect") long failed,
        double transactionsPerSecond,
        double blocksPerSecond,
        Spread blockTimeMs,
        Spread finalityMs,
        @JsonPropertyDescription("between two points of the series") int stepSeconds,
        List<Point> series) {
    public Stats {
        series = List.copyOf(series);
    }

    /**
     * How times are spread, in milliseconds. Percentiles are upper bounds, too large by an eighth at most; mean and
     * maximum are exact. Empty where there is nothing to count.
     */
    @JsonClassDescription("Times in milliseconds; percentiles are too large by an eighth at most")
    public record Spread(
            long count,
            OptionalDouble mean,
            OptionalDouble p50,
            OptionalDouble p90,
            OptionalDouble p99,
            OptionalDouble max) {}

    /** What happened from {@code atMs} on, for one step. */
    @JsonClassDescription("One step of the series")
    public record Point(
            long atMs,
            long blocks,
            long transactions,
            double transactionsPerSecond,
            @JsonPropertyDescription("mean") OptionalDouble blockTimeMs,
            OptionalDouble finalityP50Ms,
            OptionalDouble finalityP99Ms) {}
}
