package org.mokkachain.node.runtime;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mokkachain.node.metrics.BlockFigures;
import org.mokkachain.node.metrics.ConsensusFigures;
import org.mokkachain.node.metrics.JvmFigures;
import org.mokkachain.node.metrics.MessageFigures;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.node.metrics.StoreTimes;

/** Where a node's figures are registered, and those that are counted on the way. Made before what counts. */
final class NodeMetrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);
    private final ConsensusFigures consensus = new ConsensusFigures(meters);
    private final BlockFigures blocks = new BlockFigures(meters);
    private final MessageFigures messages = new MessageFigures(meters);
    private final StoreTimes times = StoreTimes.in(meters);
    private final Timer turns = meters.timer("mokka.protocol.turn",
            "Time of the protocol thread for what it found waiting, syncs among it");
    private final JvmFigures process = new JvmFigures();

    /** What is there before the node runs; the log before it is used. */
    void begin(NodeIdentity me, Disk disk) {
        process.bindTo(registry);
        disk.log().observe(nanos -> times.log().record(nanos, TimeUnit.NANOSECONDS));
        meters.gauge("mokka.ledger.height", "Last block in the ledger", () -> disk.store().head().height());
        meters.gauge("mokka.ledger.first", "First block whose body is kept", () -> disk.store().first());
        meters.gauge("mokka.info", "Always 1; who this is", () -> 1,
                "network", me.genesis().network(),
                "chain", me.chainId().hex(),
                "node", me.name(),
                "version", me.version());
    }

    /** Lets each register its figures. */
    void add(Measured... others) {
        List.of(others).forEach(other -> other.measure(meters));
    }

    /** What has figures. */
    interface Measured {
        void measure(Meters meters);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    Meters meters() {
        return meters;
    }

    ConsensusFigures consensus() {
        return consensus;
    }

    BlockFigures blocks() {
        return blocks;
    }

    MessageFigures messages() {
        return messages;
    }

    Timer turns() {
        return turns;
    }

    StoreTimes times() {
        return times;
    }

    @Override
    public void close() {
        process.close();
        registry.close();
    }
}
