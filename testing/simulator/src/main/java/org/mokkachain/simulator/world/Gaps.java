package org.mokkachain.simulator.world;

/** Measures the longest time without a new final block, from a given moment on. */
final class Gaps {
    private long last = -1;
    private long worst;

    void begin(long now) {
        last = now;
    }

    void committed(long now) {
        if (last >= 0) {
            worst = Math.max(worst, now - last);
            last = now;
        }
    }

    long worst() {
        return worst;
    }
}
