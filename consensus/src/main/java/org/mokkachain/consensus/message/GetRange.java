package org.mokkachain.consensus.message;

/** Asks for final blocks from a height on, as many as fit the limits of a {@link RangeReply}. */
public record GetRange(long fromHeight, int maxBlocks) implements ConsensusMessage {
    public GetRange {
        if (fromHeight < 1 || maxBlocks < 1 || maxBlocks > RangeReply.MAX_BLOCKS) {
            throw new IllegalArgumentException("a range starts at 1 and has 1 to " + RangeReply.MAX_BLOCKS + " blocks");
        }
    }
}
