package org.mokkachain.benchmarks.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run reached.
 *
 * @param submitted transfers sent
 * @param accepted by the node each was sent to
 * @param refused number by code
 * @param last final transfers
 * @param balancesAddUp every node agrees on every balance, and they sum up to what was paid in less the fees
 * @param reads one entry for each kind of read
 */
record Report(
        int validators,
        long submitted,
        long accepted,
        Map<String, Long> refused,
        @JsonProperty("final") long last,
        double finalPerSecond,
        Latency latencyMillis,
        long blocks,
        boolean balancesAddUp,
        List<ReadTimes> reads,
        List<NodeUsage> nodes) {
    Report {
        reads = List.copyOf(reads);
        refused = new TreeMap<>(refused);
        nodes = List.copyOf(nodes);
    }

    /** From the moment a transfer was due until it was seen final, in milliseconds. */
    record Latency(double p50, double p90, double p99, double max) {
        private String text() {
            return String.format(
                    Locale.ROOT, "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms", p50, p90, p99, max);
        }
    }

    /**
     * How long the reads of one kind took, from the moment each was due.
     *
     * @param count reads answered
     * @param failed reads refused or not answered
     */
    record ReadTimes(String kind, long count, long failed, Latency latencyMillis) {}

    /** Processor time during the run, memory at its end. */
    record NodeUsage(String name, double cpuSeconds, long rssBytes) {}

    /** For people. */
    String text() {
        StringBuilder out = new StringBuilder();
        line(out, "validators", "%d", validators);
        line(out, "submitted", "%,d", submitted);
        line(out, "accepted", "%,d", accepted);
        refused.forEach((code, count) -> line(out, "refused", "%,d %s", count, code));
        line(out, "final", "%,d in %,d blocks", last, blocks);
        line(out, "final per second", "%,.0f", finalPerSecond);
        line(out, "time to finality", "%s", latencyMillis.text());
        for (ReadTimes read : reads) {
            line(out, "read " + read.kind(), "%s; %,d answered, %,d failed",
                    read.latencyMillis().text(), read.count(), read.failed());
        }
        for (NodeUsage node : nodes) {
            line(out, node.name(), "%.1f s CPU, %,d MiB", node.cpuSeconds(), node.rssBytes() >> 20);
        }
        line(out, "balances", balancesAddUp ? "add up on every node" : "DO NOT ADD UP");
        return out.toString().stripTrailing();
    }

    private static void line(StringBuilder out, String name, String format, Object... values) {
        out.append(String.format(Locale.ROOT, "%-18s", name))
                .append(String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
