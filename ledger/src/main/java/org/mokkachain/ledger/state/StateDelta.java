package org.mokkachain.ledger.state;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.mokkachain.types.value.Address;

/** What a block changes: everything it wrote or removed, in the order of the first touch. Immutable. */
public final class StateDelta {
    public static final StateDelta NONE = new StateDelta(new LinkedHashMap<>());

    private final SequencedMap<StateKey<?>, Change<?>> changes;

    private StateDelta(SequencedMap<StateKey<?>, Change<?>> changes) {
        this.changes = Collections.unmodifiableSequencedMap(changes);
    }

    /**
     * One entry that a block touched.
     *
     * @param value what is there after the block; empty if it was removed
     * @param isNew nothing was there before the block
     */
    public record Change<V extends StateValue>(StateKey<V> key, Optional<V> value, boolean isNew) {}

    /** Takes over {@code changes}, each under its own key; the map must not be changed afterwards. */
    public static StateDelta takingOver(SequencedMap<StateKey<?>, Change<?>> changes) {
        return new StateDelta(changes);
    }

    /** New entries, none of them twice. */
    public static StateDelta ofNew(List<StateEntry<?>> entries) {
        SequencedMap<StateKey<?>, Change<?>> changes = new LinkedHashMap<>();
        entries.forEach(entry -> changes.put(entry.key(), added(entry)));
        return new StateDelta(changes);
    }

    private static <V extends StateValue> Change<V> added(StateEntry<V> entry) {
        return new Change<>(entry.key(), Optional.of(entry.value()), true);
    }

    /** What became of the entry {@code key}; empty if the block did not touch it. */
    @SuppressWarnings("unchecked") // every change lies under its own key, and equal keys have values of one type
    public <V extends StateValue> Optional<Change<V>> change(StateKey<V> key) {
        return Optional.ofNullable((Change<V>) changes.get(key));
    }

    /** The new value of this account; empty if the block did not touch it. */
    public Optional<Account> account(Address address) {
        return change(new AccountKey(address)).flatMap(Change::value);
    }

    /** Everything touched. */
    public Collection<Change<?>> changes() {
        return changes.values();
    }

    /** The accounts touched, with their new values. */
    public void forEachAccount(BiConsumer<Address, Account> consumer) {
        for (Change<?> change : changes.values()) {
            if (change.key() instanceof AccountKey(Address address)) {
                account(address).ifPresent(account -> consumer.accept(address, account));
            }
        }
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
