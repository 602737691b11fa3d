package org.mokkachain.p2p.broadcast;

/**
 * Consecutive numbers whose messages the sender does not keep: settled, or too old.
 *
 * @param count at least 1
 */
public record Hole(long count) implements Item {
    public Hole {
        Numbers.requirePositive("count", count);
    }
}
