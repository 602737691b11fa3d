package org.mokkachain.ledger.chain;

import java.util.Optional;
import org.mokkachain.ledger.execution.ExecutionResult;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.Hash;

/**
 * A block above the committed tip, executed once: by whoever built or checked it first.
 *
 * @param nextValidators the set of the next epoch, if this block or an ancestor that is not final yet ends this one
 */
record ExecutedBlock(
        Block block, Hash hash, ExecutionResult result, StateTree tree, Optional<ValidatorSet> nextValidators) {
    Hash parent() {
        return block.header().parentHash();
    }

    long height() {
        return block.header().height();
    }
}
