package org.mokkachain.simulator.check;

import java.util.function.Supplier;

/** An invariant of the protocol does not hold. */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Violation(String what) {
        super(what);
    }

    /** Throws unless the condition holds. Conditions are checked far more often than they fail, so the text is lazy. */
    public static void unless(boolean condition, Supplier<String> what) {
        if (!condition) {
            throw new Violation(what.get());
        }
    }
}
