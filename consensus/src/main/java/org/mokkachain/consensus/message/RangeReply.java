package org.mokkachain.consensus.message;

import java.util.List;

/**
 * Answer to {@link GetRange}: consecutive final blocks of one epoch, ascending; the last one carries its proof, so that
 * all of them are proved by the chain of hashes. Empty: the sender does not have them.
 */
public record RangeReply(long fromHeight, List<FinalBlock> blocks) implements ConsensusMessage {
    /** Blocks in one range. */
    public static final int MAX_BLOCKS = 500;

    /** Encoded size above which a range ends, in bytes; one block always fits. */
    public static final int MAX_BYTES = 4 << 20;

    public RangeReply {
        blocks = List.copyOf(blocks);
    }
}
