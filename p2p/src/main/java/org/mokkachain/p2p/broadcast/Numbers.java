package org.mokkachain.p2p.broadcast;

/** Checks of what constructors are given. */
final class Numbers {
    private Numbers() {}

    static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " " + value + " is negative");
        }
    }

    static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " " + value + " is not above 0");
        }
    }

    static void requireAtMost(String name, long value, long limit) {
        if (value > limit) {
            throw new IllegalArgumentException(name + " " + value + " is above " + limit);
        }
    }
}
