package org.mokkachain.ledger.execution;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.state.StateView;

/**
 * State being changed: reads through to what lies below, keeps what is written. One for a block, and above it one for
 * each of its transactions, which is thrown away if an operation fails. Not thread-safe.
 */
final class Workspace implements StateView {
    private final StateView below;
    private final SequencedMap<StateKey<?>, Slot<?>> slots = new LinkedHashMap<>();

    Workspace(StateView below) {
        this.below = below;
    }

    /** One entry that was looked at. */
    private static final class Slot<V extends StateValue> {
        private final StateKey<V> key;
        private final Optional<V> before;
        private Optional<V> now;
        private boolean written;

        Slot(StateKey<V> key, Optional<V> before) {
            this.key = key;
            this.before = before;
            this.now = before;
        }

        void write(Optional<V> value) {
            now = value;
            written = true;
        }

        void copyTo(Workspace target) {
            if (written) {
                target.slot(key).write(now);
            }
        }

        void describe(SequencedMap<StateKey<?>, StateDelta.Change<?>> changes) {
            boolean isNew = before.isEmpty();
            if (written && !(isNew && now.isEmpty())) {
                changes.put(key, new StateDelta.Change<>(key, now, isNew));
            }
        }

        void audit(SupplyCheck supply) {
            if (written) {
                supply.changed(key, before, now);
            }
        }
    }

    @Override
    public <V extends StateValue> Optional<V> get(StateKey<V> key) {
        return slot(key).now;
    }

    <V extends StateValue> void put(StateKey<V> key, V value) {
        slot(key).write(Optional.of(value));
    }

    void remove(StateKey<?> key) {
        slot(key).write(Optional.empty());
    }

    /** Writes into {@code target}, which lies below, what was written here. */
    void copyTo(Workspace target) {
        slots.values().forEach(slot -> slot.copyTo(target));
    }

    /** Everything written since the beginning. */
    StateDelta delta() {
        SequencedMap<StateKey<?>, StateDelta.Change<?>> changes = new LinkedHashMap<>();
        slots.values().forEach(slot -> slot.describe(changes));
        return StateDelta.takingOver(changes);
    }

    /** Adds up what was written. */
    void audit(SupplyCheck supply) {
        slots.values().forEach(slot -> slot.audit(supply));
    }

    @SuppressWarnings("unchecked") // every slot lies under its own key, and equal keys have values of one type
    private <V extends StateValue> Slot<V> slot(StateKey<V> key) {
        Slot<V> known = (Slot<V>) slots.get(key);
        if (known != null) {
            return known;
        }
        Slot<V> read = new Slot<>(key, below.get(key));
        slots.put(key, read);
        return read;
    }
}
