package org.mokkachain.ledger.chain;

import org.mokkachain.ledger.state.ExecutionResult;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.value.Hash;

/** A block above the committed tip, executed once: by whoever built or checked it first. */
record ExecutedBlock(Block block, Hash hash, ExecutionResult result, StateTree tree) {
    Hash parent() {
        return block.header().parentHash();
    }

    long height() {
        return block.header().height();
    }
}
