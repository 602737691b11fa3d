package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.mokkachain.api.model.Stats;
import org.mokkachain.node.http.openapi.Operation;

/** Figures over time. */
final class StatsRoutes {
    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final BlockStatistics statistics;
    private final InstantSource clock;

    StatsRoutes(BlockStatistics statistics, InstantSource clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.get(
                "/v1/stats",
                Operation.of("Transactions per second, block times, time to finality", Stats.class)
                        .takes(Inputs.WINDOW),
                this::stats));
    }

    private void stats(Context ctx) {
        Duration window = Parameters.duration(ctx, "window").orElse(USUAL);
        Duration longest = Duration.ofSeconds(BlockStatistics.SECONDS);
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(longest) > 0) {
            throw Parameters.refusal("window", ctx.queryParam("window"), "1s to 1h");
        }
        Answers.json(ctx, statistics.read((int) window.toSeconds(), clock.millis()));
    }
}
