package org.mokkachain.node.runtime;

import java.util.concurrent.atomic.AtomicLong;
import org.mokkachain.node.metrics.Meters;

/** How much memory waiting work may keep in all. The piece that fills it up may exceed it. Thread-safe. */
final class ByteBudget {
    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long limit) {
        this.limit = limit;
    }

    /** Takes so many bytes if there was any room left; they must be given back. */
    boolean take(int bytes) {
        boolean granted = taken.addAndGet(bytes) <= limit + bytes;
        if (!granted) {
            giveBack(bytes);
        }
        return granted;
    }

    void giveBack(int bytes) {
        taken.addAndGet(-bytes);
    }

    /** As figures. */
    void measure(String name, Meters meters) {
        meters.queue(name, taken::get, () -> limit);
    }
}
