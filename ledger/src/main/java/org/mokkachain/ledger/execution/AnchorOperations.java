package org.mokkachain.ledger.execution;

import java.util.Optional;
import org.mokkachain.ledger.state.AnchorKey;
import org.mokkachain.ledger.state.AnchorRecord;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.value.Address;

/** Notarising: the first anchoring of a document wins and is never overwritten. */
final class AnchorOperations {
    private final Workspace state;
    private final BlockContext block;
    private final Address sender;

    AnchorOperations(Workspace state, BlockContext block, Address sender) {
        this.state = state;
        this.block = block;
        this.sender = sender;
    }

    Optional<FailureCode> anchor(Anchor anchor) {
        AnchorKey key = new AnchorKey(anchor.hash());
        if (state.get(key).isPresent()) {
            return Optional.of(FailureCode.ALREADY_ANCHORED);
        }
        state.put(key, new AnchorRecord(sender, block.height(), block.timestampMs(), anchor.label()));
        return Optional.empty();
    }
}
