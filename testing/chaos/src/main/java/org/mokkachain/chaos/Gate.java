package org.mokkachain.chaos;

import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One direction of a proxy: its weather, which can change at any time, and its counters. Thread-safe. */
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Weather weather = Weather.CLEAR;

    final LongAdder read = new LongAdder();
    final LongAdder forwarded = new LongAdder();
    final LongAdder swallowed = new LongAdder();
    final LongAdder corrupted = new LongAdder();

    Weather weather() {
        lock.lock();
        try {
            return weather;
        } finally {
            lock.unlock();
        }
    }

    void set(Weather next) {
        lock.lock();
        try {
            weather = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until bytes are not held; the weather then. */
    Weather awaitMovement() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (weather.passage() == Passage.HOLD) {
                changed.await();
            }
            return weather;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until bytes get through. */
    void awaitForward() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (weather.passage() != Passage.FORWARD) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@link System#nanoTime} is {@code nanos}, while the weather is {@code expected}; whether it was. */
    boolean sleepUntil(long nanos, Weather expected) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
                if (!weather.equals(expected)) {
                    return false;
                }
                long _ = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    Totals.Flow flow() {
        return new Totals.Flow(read.sum(), forwarded.sum(), swallowed.sum(), corrupted.sum());
    }
}
