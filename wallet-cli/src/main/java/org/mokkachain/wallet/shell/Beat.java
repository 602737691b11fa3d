package org.mokkachain.wallet.shell;

import java.time.Duration;

/** Tells whoever waits that there is something new. */
final class Beat {
    private long count;

    synchronized void give() {
        count++;
        notifyAll();
    }

    synchronized long count() {
        return count;
    }

    /** Returns when there was one after the first {@code seen}, or when {@code limit} has passed. */
    synchronized void await(long seen, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        long left = limit.toMillis();
        while (count == seen && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
    }
}
