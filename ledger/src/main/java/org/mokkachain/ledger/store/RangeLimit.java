package org.mokkachain.ledger.store;

/**
 * How much of a range may be returned.
 *
 * @param blocks 1 to 500
 * @param bytes of encoded bodies; the first block may exceed it
 */
public record RangeLimit(int blocks, long bytes) {
    /** The largest answer to a syncing node. */
    public static final RangeLimit SYNC = new RangeLimit(500, 4 << 20);

    public RangeLimit {
        if (blocks < 1 || blocks > 500 || bytes < 1) {
            throw new IllegalArgumentException("a range has 1 to 500 blocks and at least one byte");
        }
    }
}
