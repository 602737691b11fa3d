package org.mokkachain.simulator.check;

/** An invariant of the protocol does not hold. */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Violation(String what) {
        super(what);
    }

    /** Throws unless the condition holds. */
    public static void unless(boolean condition, String what) {
        if (!condition) {
            throw new Violation(what);
        }
    }
}
