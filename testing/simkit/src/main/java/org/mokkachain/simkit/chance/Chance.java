package org.mokkachain.simkit.chance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random decisions from a seed. Every purpose has its own stream, so that one decision more in one place does not
 * change those in another. Not thread-safe.
 */
public final class Chance {
    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** The stream {@code purpose} of a seed. */
    public static Chance of(long seed, String purpose) {
        return new Chance(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + purpose.hashCode()));
    }

    /** 0 to {@code bound - 1}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code low} to {@code high}, both included. */
    public long between(long low, long high) {
        return low >= high ? low : random.nextLong(low, high + 1);
    }

    /** Between the two, but small values are as likely as large ones: the logarithm is uniform. */
    public long spread(long low, long high) {
        double from = logarithm(low);
        return Math.round(StrictMath.exp(from + random.nextDouble() * (logarithm(high) - from)));
    }

    private static double logarithm(long value) {
        return StrictMath.log((double) Math.max(value, 1));
    }

    /** True with this probability. */
    public boolean hits(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** One of them. */
    public <T> T oneOf(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /** The numbers below {@code n} in random order. */
    public List<Integer> order(int n) {
        List<Integer> rest = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            rest.add(random.nextInt(i + 1), i);
        }
        return rest;
    }

    /** Random bits. */
    public long bits() {
        return random.nextLong();
    }
}
