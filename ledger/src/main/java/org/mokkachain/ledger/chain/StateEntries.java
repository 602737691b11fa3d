package org.mokkachain.ledger.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.tree.TreeChange;
import org.mokkachain.types.proof.StateTreeFormat;

/** How the state is laid out in the state tree: see {@link StateKey#treeKey} and {@link StateTreeFormat#value}. */
public final class StateEntries {
    private StateEntries() {}

    /** An entry that is there. */
    public static TreeChange put(StateEntry<?> entry) {
        return change(entry.key(), Optional.of(entry.value()));
    }

    /** What a block changes, as entries of the tree. */
    static List<TreeChange> of(StateDelta changes) {
        List<TreeChange> entries = new ArrayList<>(changes.changes().size());
        for (StateDelta.Change<?> change : changes.changes()) {
            entries.add(change(change.key(), change.value()));
        }
        return entries;
    }

    private static TreeChange change(StateKey<?> key, Optional<? extends StateValue> value) {
        return new TreeChange(key.treeKey(), value.map(present -> StateTreeFormat.value(present.encode())));
    }
}
