package org.mokkachain.ledger.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.types.value.Bytes;

/** The state in memory, by kind and natural key. Not thread-safe. */
final class StateMaps {
    private final Map<StateKind, NavigableMap<Bytes, StateEntry<?>>> kinds = new EnumMap<>(StateKind.class);

    void apply(StateDelta changes) {
        changes.changes().forEach(this::apply);
    }

    private <V extends StateValue> void apply(StateDelta.Change<V> change) {
        NavigableMap<Bytes, StateEntry<?>> entries = of(change.key().kind());
        Bytes key = change.key().naturalKey();
        change.value().ifPresentOrElse(
                value -> entries.put(key, new StateEntry<>(change.key(), value)), () -> entries.remove(key));
    }

    @SuppressWarnings("unchecked") // kind and natural key make the key, and equal keys have values of one type
    <V extends StateValue> Optional<V> get(StateKey<V> key) {
        return Optional.ofNullable((StateEntry<V>) of(key.kind()).get(key.naturalKey()))
                .map(StateEntry::value);
    }

    List<StateEntry<?>> scan(StateKind kind, Bytes prefix, Optional<Bytes> after, int limit) {
        Bytes from = after.filter(key -> key.compareTo(prefix) > 0).orElse(prefix);
        List<StateEntry<?>> found = new ArrayList<>();
        for (Map.Entry<Bytes, StateEntry<?>> entry : of(kind).tailMap(from, true).entrySet()) {
            if (found.size() == limit || !entry.getKey().startsWith(prefix)) {
                break;
            }
            if (after.isEmpty() || entry.getKey().compareTo(after.get()) > 0) {
                found.add(entry.getValue());
            }
        }
        return found;
    }

    void forEach(Consumer<StateEntry<?>> consumer) {
        kinds.values().forEach(entries -> entries.values().forEach(consumer));
    }

    private NavigableMap<Bytes, StateEntry<?>> of(StateKind kind) {
        return kinds.computeIfAbsent(kind, k -> new TreeMap<>());
    }
}
