package org.mokkachain.p2p.membership;

import java.util.Arrays;

/**
 * How suspicious a silence is: an accrual failure detector (Hayashibara et al., 2004) with exponential times between
 * signs of life, as Cassandra's. φ = t / mean · log10 e: with φ = 8 the silence would last that long by chance once in
 * 10^8 times. Times in milliseconds.
 */
final class PhiDetector {
    private static final double LOG10_E = 0.4342944819032518;
    private static final int WINDOW = 100;
    private static final int PRIORS = 2;

    private char[] samples = new char[4];
    private int count;
    private int next;
    private long sum;
    private long last;

    /** @param prior the interval expected before any was seen */
    PhiDetector(long prior, long now) {
        last = now;
        for (int i = 0; i < PRIORS; i++) {
            add(prior);
        }
    }

    long lastRise() {
        return last;
    }

    /** A sign of life. No interval counts for more than {@code most}. */
    void rise(long now, long most) {
        add(Math.min(now - last, most));
        last = now;
    }

    private void add(long interval) {
        char sample = (char) Math.min(interval, Character.MAX_VALUE);
        if (count < WINDOW) {
            if (count == samples.length) {
                samples = Arrays.copyOf(samples, Math.min(2 * count, WINDOW));
            }
            samples[count++] = sample;
        } else {
            sum -= samples[next];
            samples[next] = sample;
            next = (next + 1) % WINDOW;
        }
        sum += sample;
    }

    /** φ now; the mean interval counts for {@code least} at least. */
    double phi(long now, long least) {
        double mean = Math.max((double) sum / count, (double) least);
        return LOG10_E * Math.max(0, now - last) / mean;
    }
}
