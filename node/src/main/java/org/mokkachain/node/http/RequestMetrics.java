package org.mokkachain.node.http;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mokkachain.node.metrics.Meters;

/** Times requests per route and status. Cheap: the meters are looked up in one map. */
final class RequestMetrics {
    private static final String STARTED = "mokka.started";

    /** Few: there are many routes. */
    private static final List<Duration> BUCKETS =
            Stream.of(5, 20, 100, 500, 2_000).map(Duration::ofMillis).toList();

    private final MeterRegistry registry;
    private final ConcurrentHashMap<String, Counter> problems = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Key, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Key(String route, int status) {}

    void observe(OpenStreams streams, HttpSettings.Limits limits, Supplier<Integer> connections) {
        Meters meters = new Meters(registry);
        meters.queue("event-streams", streams::count, limits::maxEventClients);
        meters.queue("http-connections", connections, limits::maxConnections);
    }

    void begin(Context ctx) {
        ctx.attribute(STARTED, System.nanoTime());
    }

    void end(Context ctx, String route) {
        Long started = ctx.attribute(STARTED);
        Object problem = ctx.attribute(Answers.PROBLEM);
        if (problem instanceof String code) {
            problems.computeIfAbsent(code, this::problem).increment();
        }
        if (started != null) {
            timers.computeIfAbsent(new Key(route, ctx.statusCode()), this::timer)
                    .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
    }

    private Timer timer(Key key) {
        return Timer.builder("mokka.http.requests")
                .description("Requests by route and status")
                .tag("route", key.route())
                .tag("status", Integer.toString(key.status()))
                .serviceLevelObjectives(BUCKETS.toArray(Duration[]::new))
                .register(registry);
    }

    private Counter problem(String code) {
        return Counter.builder("mokka.http.problems")
                .description("Requests refused, by code")
                .tag("code", code)
                .register(registry);
    }
}
