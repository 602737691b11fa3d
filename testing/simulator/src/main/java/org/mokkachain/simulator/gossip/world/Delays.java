package org.mokkachain.simulator.gossip.world;

/**
 * How far apart nodes are: for two of them always the same, between the two bounds, drawn from the seed.
 *
 * @param least nanoseconds in one direction
 * @param most nanoseconds in one direction
 */
public record Delays(long least, long most, long seed) {
    public Delays {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException("delays from " + least + " to " + most);
        }
    }

    /** Nanoseconds; as long there as back. */
    public long between(int one, int other) {
        long pair = ((long) Math.min(one, other) << 32 | Math.max(one, other)) + seed;
        long mixed = (pair ^ pair >>> 31) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
        return least + Long.remainderUnsigned(mixed ^ mixed >>> 32, most - least + 1);
    }
}
