package org.mokkachain.p2p.transport.netty;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: doubled with each failure up to a limit, and shortened at random by up to a half, so that
 * nodes that lost a peer at the same time do not return at the same time.
 *
 * @param first after no failure before
 * @param most longest
 */
record Backoff(Duration first, Duration most) {
    private static final int MOST_DOUBLINGS = 20;

    Duration pause(int failures, RandomGenerator random) {
        long full = Math.min(most.toNanos(), first.toNanos() << Math.min(failures, MOST_DOUBLINGS));
        return Duration.ofNanos(random.nextLong(full / 2, full + 1));
    }
}
