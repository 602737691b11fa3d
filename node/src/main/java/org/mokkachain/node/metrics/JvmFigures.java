package org.mokkachain.node.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.List;

/** Figures of the process: memory, pauses, threads, processor, files, lines of the log. Until closed. */
public final class JvmFigures implements AutoCloseable {
    private final JvmGcMetrics pauses = new JvmGcMetrics();
    private final LogbackMetrics lines = new LogbackMetrics();

    public void bindTo(MeterRegistry registry) {
        List.of(new JvmMemoryMetrics(), new JvmThreadMetrics(), new ProcessorMetrics(), new FileDescriptorMetrics(),
                        new UptimeMetrics(), pauses, lines)
                .forEach(binder -> binder.bindTo(registry));
    }

    @Override
    public void close() {
        pauses.close();
        lines.close();
    }
}
