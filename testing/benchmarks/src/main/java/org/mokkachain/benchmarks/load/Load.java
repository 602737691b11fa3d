package org.mokkachain.benchmarks.load;

/**
 * What to send.
 *
 * @param rate transfers per second
 * @param seconds for how long
 * @param accounts that send, each to the next one
 * @param reads per second, beside the transfers
 */
record Load(int rate, int seconds, int accounts, int reads) {
    int transfers() {
        return Math.multiplyExact(rate, seconds);
    }

    /** The same at half the rate, to warm up. */
    Load warmup(int warmupSeconds) {
        return new Load(Math.max(1, rate / 2), warmupSeconds, accounts, reads);
    }

    /** When transfer {@code index} is due, in nanoseconds after the start. */
    long dueNanos(int index) {
        return index * 1_000_000_000L / rate;
    }
}
