package org.mokkachain.node.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The threads that serve answers which do not end by themselves, so that closing the server ends them. */
final class OpenStreams {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /** Registers the calling thread until the place is closed. */
    Place enter() {
        Thread thread = Thread.currentThread();
        threads.add(thread);
        return () -> threads.remove(thread);
    }

    void interruptAll() {
        threads.forEach(Thread::interrupt);
    }

    int count() {
        return threads.size();
    }

    /** What {@link #enter} gives. */
    @FunctionalInterface
    interface Place extends AutoCloseable {
        @Override
        void close();
    }
}
