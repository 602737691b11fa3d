package org.mokkachain.consensus.message;

import java.util.List;

/** Answer to {@link GetBlocks}: the block asked for, then its ancestors, newest first. Checked by hash alone. */
public record BlocksReply(List<ProposedBlock> blocks) implements ConsensusMessage {
    /** Blocks in one answer. */
    public static final int MAX_BLOCKS = 32;

    public BlocksReply {
        blocks = List.copyOf(blocks);
    }
}
