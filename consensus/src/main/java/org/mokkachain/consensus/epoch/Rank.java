package org.mokkachain.consensus.epoch;

import org.mokkachain.types.certificate.BlockReference;

/** The order of blocks and certificates of one epoch: by term, then by height. */
public record Rank(long term, long height) implements Comparable<Rank> {
    public Rank {
        if (term < 0 || height < 0) {
            throw new IllegalArgumentException("term and height must not be negative");
        }
    }

    public static Rank of(BlockReference block) {
        return new Rank(block.term(), block.height());
    }

    @Override
    public int compareTo(Rank other) {
        return term != other.term ? Long.compare(term, other.term) : Long.compare(height, other.height);
    }

    public boolean isAbove(Rank other) {
        return compareTo(other) > 0;
    }

    @Override
    public String toString() {
        return term + "/" + height;
    }
}
