package org.mokkachain.ledger.chain;

import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.block.Header;

/**
 * Where a chain goes on from.
 *
 * @param tip header of the last committed block
 * @param tree the state after it; its root must be that of the header
 * @param epoch that of the next block
 */
public record ChainStart(Header tip, StateTree tree, EpochStart epoch) {
    public ChainStart {
        if (!tree.root().equals(tip.stateRoot())) {
            throw new IllegalArgumentException("the state has root " + tree.root() + ", block " + tip.height()
                    + " commits to " + tip.stateRoot());
        }
    }
}
