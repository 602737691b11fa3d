package org.mokkachain.node.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Registers figures, one line each, and holds on to what they read: the registry itself lets go of it. Names are
 * written with dots; Prometheus sees underscores and, for counters, {@code _total}. Not thread-safe; what it returns
 * is.
 */
public final class Meters {
    /** Upper ends of the buckets into which durations are counted; milliseconds. */
    private static final List<Integer> BUCKETS_MS = List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000);

    private final MeterRegistry registry;
    private final List<LongSupplier> kept = new ArrayList<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A value that goes up and down. */
    public void gauge(String name, String description, Supplier<? extends Number> value, String... tags) {
        Gauge.builder(name, value::get).description(description).tags(tags).register(registry);
    }

    /** A number that is counted elsewhere and only grows. */
    public void counter(String name, String description, LongSupplier count, String... tags) {
        kept.add(count);
        FunctionCounter.builder(name, count, LongSupplier::getAsLong)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    /** Something to count with. */
    public Counter counting(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    /** Durations, in buckets. */
    public Timer timer(String name, String description, String... tags) {
        Duration[] buckets = BUCKETS_MS.stream().map(Duration::ofMillis).toArray(Duration[]::new);
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(buckets)
                .register(registry);
    }

    /** Sizes: how many, and how much together. */
    public DistributionSummary sizes(String name, String description) {
        return DistributionSummary.builder(name).description(description).register(registry);
    }

    /** Values of many, which come and go. */
    public MultiGauge rows(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** Something bounded that fills up. */
    public void queue(String name, Supplier<? extends Number> size, Supplier<? extends Number> limit) {
        queue(name, size);
        gauge("mokka.queue.limit", "How much each queue or place takes at most", limit, "queue", name);
    }

    /** As {@link #queue(String, Supplier, Supplier)}, where others see to the limit. */
    public void queue(String name, Supplier<? extends Number> size) {
        gauge("mokka.queue.size", "What waits in each queue, or is taken of each place", size, "queue", name);
    }

    /** What found a queue full. */
    public void refused(String queue, LongSupplier count) {
        counter("mokka.queue.refused", "What found each queue or place full and was dropped or refused", count,
                "queue", queue);
    }

    /** One value of 1 among zeros. */
    public <E extends Enum<E>> void choice(String name, String description, E[] values, Supplier<E> current) {
        Stream.of(values).forEach(value -> gauge(name, description, () -> current.get() == value ? 1 : 0,
                "value", Labels.of(value)));
    }
}
