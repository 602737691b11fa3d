package org.mokkachain.ledger.execution;

import java.util.Optional;
import org.mokkachain.ledger.state.DataKey;
import org.mokkachain.ledger.state.DataValue;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.value.Address;

/** The key-value store: every account writes its own part only. */
final class DataOperations {
    private final Workspace state;
    private final BlockContext block;
    private final Address sender;

    DataOperations(Workspace state, BlockContext block, Address sender) {
        this.state = state;
        this.block = block;
        this.sender = sender;
    }

    Optional<FailureCode> put(PutData put) {
        state.put(new DataKey(sender, put.key()), new DataValue(put.value(), block.height()));
        return Optional.empty();
    }

    Optional<FailureCode> delete(DeleteData delete) {
        DataKey key = new DataKey(sender, delete.key());
        if (state.get(key).isEmpty()) {
            return Optional.of(FailureCode.NO_SUCH_DATA);
        }
        state.remove(key);
        return Optional.empty();
    }
}
