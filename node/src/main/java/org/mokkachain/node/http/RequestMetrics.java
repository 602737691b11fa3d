package org.mokkachain.node.http;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Times requests per route and status. Cheap: the meters are looked up in one map. */
final class RequestMetrics {
    private static final String STARTED = "mokka.started";

    private final MeterRegistry registry;
    private final ConcurrentHashMap<Key, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Key(String route, int status) {}

    void observe(FinalityWaiters waiters, OpenStreams streams) {
        Gauge.builder("mokka.http.waiters", waiters, FinalityWaiters::waiting)
                .description("Clients that wait for a transaction to become final")
                .register(registry);
        Gauge.builder("mokka.http.streams", streams, OpenStreams::count)
                .description("Open event streams")
                .register(registry);
    }

    void begin(Context ctx) {
        ctx.attribute(STARTED, System.nanoTime());
    }

    void end(Context ctx, String route) {
        Long started = ctx.attribute(STARTED);
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
                .register(registry);
    }
}
