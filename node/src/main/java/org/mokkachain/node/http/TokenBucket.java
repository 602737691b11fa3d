package org.mokkachain.node.http;

/**
 * An allowance that fills steadily. Whoever has something left may take as much as it wants, once: the debt is waited
 * for. So one large request passes, and a second one does not. Not thread-safe.
 */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double capacity;
    private double tokens;
    private long filledAt;

    /** @param capacity what a client that was silent may take at once; the bucket begins full */
    TokenBucket(double perSecond, double capacity, long now) {
        this.perSecond = perSecond;
        this.capacity = capacity;
        this.tokens = capacity;
        this.filledAt = now;
    }

    /**
     * Takes {@code cost} if anything is left.
     *
     * @param now in nanoseconds, as {@link System#nanoTime}
     * @return nanoseconds until it is worth trying again; 0: taken
     */
    long take(double cost, long now) {
        tokens = Math.min(capacity, tokens + Math.max(0, now - filledAt) * perSecond / NANOS);
        filledAt = now;
        if (tokens < 1) {
            return Math.max(1, (long) Math.ceil((1 - tokens) / perSecond * NANOS));
        }
        tokens -= cost;
        return 0;
    }
}
