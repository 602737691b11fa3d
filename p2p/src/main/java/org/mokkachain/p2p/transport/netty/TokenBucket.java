package org.mokkachain.p2p.transport.netty;

/**
 * An allowance that refills steadily up to one second's worth. Taking may overdraw it: who has, waits. Not thread-safe.
 */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perNano;
    private final double most;
    private double tokens;
    private long refilled;

    /**
     * @param perSecond allowance per second
     * @param now reading of a clock in nanoseconds
     */
    TokenBucket(double perSecond, long now) {
        perNano = perSecond / NANOS;
        most = perSecond;
        tokens = perSecond;
        refilled = now;
    }

    /**
     * Takes {@code amount}.
     *
     * @return nanoseconds until the bucket is no longer overdrawn; 0 if it is not
     */
    long take(double amount, long now) {
        tokens = Math.min(most, tokens + (now - refilled) * perNano) - amount;
        refilled = now;
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perNano);
    }
}
