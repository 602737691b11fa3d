package org.mokkachain.simulator.world;

import org.mokkachain.simulator.plan.Fault;

/** Burns with every step at which a host could die, and then kills it. */
final class Fuse {
    private int steps = -1;
    private Fault.Death death = Fault.Death.KILL;
    private long downFor;

    /** Goes off after so many steps; a negative number: never. */
    void light(int length, Fault.Death how, long down) {
        steps = length;
        death = how;
        downFor = down;
    }

    void putOut() {
        steps = -1;
    }

    /** One step; whether it goes off now. */
    boolean burnsDown() {
        return steps >= 0 && --steps < 0;
    }

    Fault.Death death() {
        return death;
    }

    long downFor() {
        return downFor;
    }
}
