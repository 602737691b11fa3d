package org.mokkachain.node.runtime;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that runs until it is told to end. */
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Thread thread;
    private final Runnable end;

    private Running(Thread thread, Runnable end) {
        this.thread = thread;
        this.end = end;
    }

    /** @param end tells {@code work} to return soon */
    static Running start(String name, Runnable work, Runnable end) {
        return new Running(Thread.ofPlatform().name(name).daemon().start(work), end);
    }

    @Override
    public void close() {
        end.run();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("thread {} did not end within {} s", thread.getName(), PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
