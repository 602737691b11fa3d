package org.mokkachain.simkit.trace;

/** A hash of everything that happened, in order: two runs are the same if these are. 64 bits; not against malice. */
public final class HistoryHash {
    private long value = 0x9E3779B97F4A7C15L;

    /** Adds one fact. */
    public void add(long fact) {
        long mixed = (value ^ fact) * 0xBF58476D1CE4E5B9L;
        value = (mixed ^ mixed >>> 29) * 0x94D049BB133111EBL + 1;
    }

    public long value() {
        return value;
    }

    @Override
    public String toString() {
        return "%016x".formatted(value);
    }
}
