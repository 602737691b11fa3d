package org.mokkachain.types.certificate;

/**
 * Quorum sizes. BFT: q = ceil((n+f+1)/2) with f = floor((n-1)/3), so that two quorums share an honest validator
 * (2q - n ≥ f + 1) and the honest ones alone make a quorum (q ≤ n - f). CFT: a majority.
 */
public final class Quorum {
    private Quorum() {}

    /** How many of {@code n} validators must agree. */
    public static int size(CrashModel model, int n) {
        requirePositive(n);
        return switch (model) {
            case BFT -> (n + faults(model, n) + 2) / 2;
            case CFT -> n / 2 + 1;
        };
    }

    /** How many of {@code n} validators may fail. */
    public static int faults(CrashModel model, int n) {
        requirePositive(n);
        return switch (model) {
            case BFT -> (n - 1) / 3;
            case CFT -> (n - 1) / 2;
        };
    }

    private static void requirePositive(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a validator set has at least one member, got " + n);
        }
    }
}
