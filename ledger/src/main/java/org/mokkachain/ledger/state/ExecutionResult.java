package org.mokkachain.ledger.state;

import java.util.List;
import org.mokkachain.types.transaction.Receipt;

/** What a block does: the changes to the state and one receipt per transaction, in order. */
public record ExecutionResult(StateDelta changes, List<Receipt> receipts) {
    public ExecutionResult {
        receipts = List.copyOf(receipts);
    }
}
