package org.mokkachain.node.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.mokkachain.api.model.GossipInfo;
import org.mokkachain.node.http.NodeStatus;

/** Figures of gossip. One scrape asks the protocol thread once. Thread-safe. */
final class GossipMetrics {
    private static final long FRESH_NANOS = 500_000_000L;

    private final NodeStatus status;
    private GossipInfo last;
    private long lastNanos;

    /** @param status of a node that runs */
    GossipMetrics(NodeStatus status) {
        this.status = status;
        this.last = status.gossip();
        this.lastNanos = System.nanoTime();
    }

    private synchronized GossipInfo now() {
        if (System.nanoTime() - lastNanos > FRESH_NANOS) {
            last = status.gossip();
            lastNanos = System.nanoTime();
        }
        return last;
    }

    void bindTo(MeterRegistry registry) {
        Gauge.builder("mokka.gossip.neighbours", () -> now().neighbours().size())
                .description("Nodes with which this one exchanges gossip")
                .register(registry);
        for (String name : now().counters().keySet()) {
            Gauge.builder("mokka.gossip." + name, () -> now().counters().getOrDefault(name, 0L))
                    .description("Feeds of transactions: " + name + ", as in /v1/gossip")
                    .register(registry);
        }
    }
}
