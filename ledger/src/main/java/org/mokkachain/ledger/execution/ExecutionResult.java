package org.mokkachain.ledger.execution;

import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.transaction.Receipt;

/**
 * What a block does: the changes to the state and one receipt per transaction, in order.
 *
 * @param nextValidators the set after this block, if it changes
 */
public record ExecutionResult(StateDelta changes, List<Receipt> receipts, Optional<ValidatorSet> nextValidators) {
    public ExecutionResult {
        receipts = List.copyOf(receipts);
    }
}
