package org.mokkachain.node.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.node.replica.Replica;

/**
 * What the protocol thread last said of itself, for everybody who wants to know how the node is: a reader waits neither
 * for a sync of the disk nor for the transactions before it, and takes no time of the protocol. A notice is as new as
 * the last turn of the protocol thread, or {@link #INTERVAL_NANOS} older; where nothing happens, a tick renews it.
 * Thread-safe; one thread shows.
 */
final class Board {
    /** To put a notice up takes some microseconds: not after each of a thousand turns a second. */
    private static final long INTERVAL_NANOS = Duration.ofMillis(5).toNanos();

    /** A healthy protocol thread shows something every 100 ms, whatever else happens. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    private final LongFunction<Notice> source;
    private volatile Notice last;
    private boolean old;

    /** What there is to know, as of {@code nanos} of {@link System#nanoTime}. */
    record Notice(long nanos, ConsensusView view, Epoch epoch) {
        static Notice of(Replica replica, long now) {
            return new Notice(now, replica.view(now), replica.epoch());
        }

        /** Why it cannot be believed any more, in words that go on after "the protocol thread"; empty if it can. */
        Optional<String> staleness(long now) {
            long silent = now - nanos;
            return silent < PATIENCE_NANOS ? Optional.empty() : Optional.of(
                    "has not answered for " + TimeUnit.NANOSECONDS.toSeconds(silent)
                            + " s: the disk hangs, the machine is overloaded, or it is a bug");
        }
    }

    /** @param source of a notice as of a given time; asked now, later only by whoever shows */
    Board(LongFunction<Notice> source, long now) {
        this.source = source;
        this.last = source.apply(now);
    }

    /** On the protocol thread, after each turn. */
    void show(long now) {
        old = now - last.nanos() < INTERVAL_NANOS;
        if (!old) {
            last = source.apply(now);
        }
    }

    /** On the protocol thread: how long it may wait for the next turn. */
    long untilDue(long now) {
        return old ? Math.max(0, last.nanos() + INTERVAL_NANOS - now) : Long.MAX_VALUE;
    }

    Notice last() {
        return last;
    }
}
