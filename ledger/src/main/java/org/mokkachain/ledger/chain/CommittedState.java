package org.mokkachain.ledger.chain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.state.StateView;

/**
 * The state after the last committed block, although the store may be some blocks behind: what the store does not have
 * yet is kept here, and the entries used last are cached, up to a limit (least recently used goes first). Stored data
 * is not: its values are as long as their owners want.
 */
final class CommittedState implements StateView {
    private static final float LOAD_FACTOR = 0.75f;

    private final StateView store;
    private final int cacheLimit;
    private final LinkedHashMap<StateKey<?>, StateValue> cache;
    private final LinkedHashMap<StateKey<?>, Unstored<?>> unstored = new LinkedHashMap<>();
    private final Deque<BlockChanges> unstoredBlocks = new ArrayDeque<>();

    private record Unstored<V extends StateValue>(long height, Optional<V> value) {}

    private record BlockChanges(long height, StateDelta changes) {}

    CommittedState(StateView store, int cacheLimit) {
        this.store = store;
        this.cacheLimit = cacheLimit;
        this.cache = new LinkedHashMap<>(16, LOAD_FACTOR, true);
    }

    @Override
    @SuppressWarnings("unchecked") // every value lies under its own key, and equal keys have values of one type
    public <V extends StateValue> Optional<V> get(StateKey<V> key) {
        V cached = (V) cache.get(key);
        if (cached != null) {
            return Optional.of(cached);
        }
        Unstored<V> pending = (Unstored<V>) unstored.get(key);
        Optional<V> found = pending != null ? pending.value() : store.get(key);
        found.ifPresent(value -> remember(key, value));
        return found;
    }

    /** A block was committed. */
    void advance(long height, StateDelta changes) {
        unstoredBlocks.addLast(new BlockChanges(height, changes));
        for (StateDelta.Change<?> change : changes.changes()) {
            StateKey<?> key = change.key();
            unstored.put(key, new Unstored<>(height, change.value()));
            change.value().ifPresentOrElse(value -> remember(key, value), () -> cache.remove(key));
        }
    }

    /** The store has everything up to {@code height}. */
    void stored(long height) {
        while (!unstoredBlocks.isEmpty() && unstoredBlocks.getFirst().height() <= height) {
            for (StateDelta.Change<?> change : unstoredBlocks.removeFirst().changes().changes()) {
                Unstored<?> pending = unstored.get(change.key());
                if (pending != null && pending.height() <= height) {
                    unstored.remove(change.key());
                }
            }
        }
    }

    private void remember(StateKey<?> key, StateValue value) {
        if (key.kind() == StateKind.DATA) {
            return;
        }
        cache.put(key, value);
        if (cache.size() > cacheLimit) {
            cache.pollFirstEntry();
        }
    }
}
