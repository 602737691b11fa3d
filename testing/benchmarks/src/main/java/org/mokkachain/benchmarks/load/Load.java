package org.mokkachain.benchmarks.load;

/**
 * What to send.
 *
 * @param rate transfers per second
 * @param seconds for how long
 * @param accounts that send, each to the next one
 */
record Load(int rate, int seconds, int accounts) {
    int transfers() {
        return Math.multiplyExact(rate, seconds);
    }

    /** When transfer {@code index} is due, in nanoseconds after the start. */
    long dueNanos(int index) {
        return index * 1_000_000_000L / rate;
    }
}
