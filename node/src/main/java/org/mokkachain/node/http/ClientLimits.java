package org.mokkachain.node.http;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.mokkachain.api.model.ErrorCode;

/**
 * What each client may take. Of the clients with few or no requests lately, the longest silent are forgotten, which
 * gives them a full allowance again; so the table stays small. Thread-safe.
 */
final class ClientLimits {
    static final int REMEMBERED = 10_000;
    private static final int BURST_SECONDS = 2;
    private static final long NANOS = 1_000_000_000L;

    private final HttpSettings.Rates rates;
    private final LongSupplier clock;
    private final Table reads = new Table();
    private final Table submits = new Table();
    private final Map<String, Integer> streams = new TreeMap<>();
    private final Counter readsRefused;
    private final Counter submitsRefused;
    private final Counter streamsRefused;

    /** @param clock nanoseconds, as {@link System#nanoTime} */
    ClientLimits(HttpSettings.Rates rates, LongSupplier clock, MeterRegistry registry) {
        this.rates = rates;
        this.clock = clock;
        this.readsRefused = counter(registry, "requests");
        this.submitsRefused = counter(registry, "submits");
        this.streamsRefused = counter(registry, "streams");
    }

    private static Counter counter(MeterRegistry registry, String limit) {
        return Counter.builder("mokka.http.limited")
                .description("What was refused because one client wanted too much, by limit")
                .tag("limit", limit)
                .register(registry);
    }

    /** The longest silent goes first. */
    static final class Table extends LinkedHashMap<String, TokenBucket> {
        private static final long serialVersionUID = 1L;

        Table() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
            return size() > REMEMBERED;
        }
    }

    /**
     * Counts a request; a {@link ProblemException} if it is one too many.
     *
     * @param cost 1 for an ordinary one
     */
    void request(Context ctx, double cost) {
        take(ctx, new Limit("requests", reads, rates.requestsPerSecond(), readsRefused), cost);
    }

    /** Counts transactions, before anything is done about them. */
    void submit(Context ctx, int transactions) {
        take(ctx, new Limit("transactions", submits, rates.submitsPerSecond(), submitsRefused), transactions);
    }

    private record Limit(String what, Table table, int perSecond, Counter refused) {}

    private void take(Context ctx, Limit limit, double cost) {
        ClientAddress client = ClientAddress.of(ctx);
        if (limit.perSecond() == 0 || rates.exempts(client)) {
            return;
        }
        long wait = take(limit, client.network(), cost);
        if (wait > 0) {
            limit.refused().increment();
            ctx.header("Retry-After", Long.toString((wait + NANOS - 1) / NANOS));
            throw new ProblemException(ErrorCode.TOO_MANY_REQUESTS.problem(
                    "this node serves " + limit.perSecond() + " " + limit.what() + " per second to one address",
                    "Wait as long as Retry-After says; submit in batches, or follow /v1/events instead of asking."));
        }
    }

    private synchronized long take(Limit limit, String client, double cost) {
        long now = clock.getAsLong();
        int perSecond = limit.perSecond();
        return limit.table()
                .computeIfAbsent(client, _ -> new TokenBucket(perSecond, (double) BURST_SECONDS * perSecond, now))
                .take(cost, now);
    }

    /** A place for a stream; to be closed at its end. */
    OpenStreams.Place stream(Context ctx) {
        ClientAddress client = ClientAddress.of(ctx);
        if (rates.streamsPerClient() == 0 || rates.exempts(client)) {
            return () -> {};
        }
        synchronized (this) {
            int open = streams.getOrDefault(client.network(), 0);
            if (open >= rates.streamsPerClient()) {
                streamsRefused.increment();
                throw new ProblemException(ErrorCode.TOO_MANY_REQUESTS.problem(
                        "this node serves " + rates.streamsPerClient() + " event streams to one address",
                        "Close one first; one stream can carry all topics."));
            }
            streams.put(client.network(), open + 1);
        }
        return () -> leave(client.network());
    }

    private synchronized void leave(String client) {
        streams.computeIfPresent(client, (_, open) -> open > 1 ? open - 1 : null);
    }
}
