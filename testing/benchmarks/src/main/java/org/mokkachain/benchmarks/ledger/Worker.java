package org.mokkachain.benchmarks.ledger;

import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A thread, and how much of the processor it had. */
final class Worker implements AutoCloseable {
    private final ExecutorService thread;
    private final AtomicLong nanos = new AtomicLong();

    Worker(String name) {
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
    }

    /** Who waits for what a failed task should have brought waits in vain; the failure is printed. */
    void execute(Runnable task) {
        thread.execute(() -> {
            task.run();
            nanos.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        });
    }

    /** Processor time of all tasks that are done. */
    double seconds() {
        return nanos.get() / 1e9;
    }

    @Override
    public void close() {
        thread.close();
    }
}
