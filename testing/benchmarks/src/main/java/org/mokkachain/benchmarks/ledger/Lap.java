package org.mokkachain.benchmarks.ledger;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Time since a start: what passed, what this thread and what the whole process (compiler, collector and threads of
 * RocksDB included) had of the processor. On a busy machine only processor times can be compared.
 */
final class Lap {
    private final long wall = System.nanoTime();
    private final long thread = threadTime();
    private final long process = processTime();

    private Lap() {}

    static Lap start() {
        return new Lap();
    }

    private static long threadTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long processTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The time that passed. */
    double seconds() {
        return (System.nanoTime() - wall) / 1e9;
    }

    @Override
    public String toString() {
        return String.format("%8.2f s; processor: thread %.2f s, process %.2f s", seconds(),
                (threadTime() - thread) / 1e9, (processTime() - process) / 1e9);
    }
}
