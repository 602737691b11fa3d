package org.mokkachain.benchmarks.ledger;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Adds up processor time by stage: that of the working thread, and that of the whole process. */
final class Stopwatch {
    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Map<String, long[]> stages = new LinkedHashMap<>();

    <T> T time(String stage, Supplier<T> work) {
        long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long process = system.getProcessCpuTime();
        T result = work.get();
        long[] sums = stages.computeIfAbsent(stage, name -> new long[2]);
        sums[0] += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread;
        sums[1] += system.getProcessCpuTime() - process;
        return result;
    }

    void reset() {
        stages.clear();
    }

    /** One line per stage, in microseconds per {@code units}. */
    String report(long units) {
        StringBuilder text = new StringBuilder();
        double thread = 0;
        double process = 0;
        for (Map.Entry<String, long[]> stage : stages.entrySet()) {
            thread += stage.getValue()[0] / 1e3 / units;
            process += stage.getValue()[1] / 1e3 / units;
            text.append(line(stage.getKey(), stage.getValue()[0] / 1e3 / units, stage.getValue()[1] / 1e3 / units));
        }
        return text.append(line("all", thread, process)).toString();
    }

    private static String line(String stage, double thread, double process) {
        return String.format("  %-28s %8.2f µs %8.2f µs%n", stage, thread, process);
    }
}
