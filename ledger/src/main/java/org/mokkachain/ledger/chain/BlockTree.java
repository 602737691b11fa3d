package org.mokkachain.ledger.chain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.types.value.Hash;

/** The executed blocks above the committed tip, by hash: a tree rooted at the tip. */
final class BlockTree {
    /** More blocks are never kept; the oldest without a child makes room for a new one. */
    static final int MAX_BLOCKS = 1024;

    private final SequencedMap<Hash, ExecutedBlock> blocks = new LinkedHashMap<>();

    Optional<ExecutedBlock> get(Hash hash) {
        return Optional.ofNullable(blocks.get(hash));
    }

    Iterable<ExecutedBlock> all() {
        return blocks.values();
    }

    int size() {
        return blocks.size();
    }

    void add(ExecutedBlock block) {
        if (blocks.size() >= MAX_BLOCKS) {
            dropOneLeaf(block.parent());
        }
        blocks.put(block.hash(), block);
    }

    /** The state after {@code hash}, which is one of these blocks or, if it is not, the committed tip. */
    StateView view(Hash hash, StateView committed) {
        List<ExecutedBlock> newestFirst = new ArrayList<>();
        for (ExecutedBlock at = blocks.get(hash); at != null; at = blocks.get(at.parent())) {
            newestFirst.add(at);
        }
        if (newestFirst.isEmpty()) {
            return committed;
        }
        return new StateView() {
            @Override
            public <V extends StateValue> Optional<V> get(StateKey<V> key) {
                Optional<StateDelta.Change<V>> newest = newestChange(newestFirst, key);
                return newest.isPresent() ? newest.get().value() : committed.get(key);
            }
        };
    }

    private static <V extends StateValue> Optional<StateDelta.Change<V>> newestChange(
            List<ExecutedBlock> newestFirst, StateKey<V> key) {
        for (ExecutedBlock block : newestFirst) {
            Optional<StateDelta.Change<V>> change = block.result().changes().change(key);
            if (change.isPresent()) {
                return change;
            }
        }
        return Optional.empty();
    }

    /** {@code winner}, a child of the tip, was committed: forgets it and whatever does not descend from it. */
    void commit(ExecutedBlock winner) {
        SequencedMap<Hash, ExecutedBlock> kept = new LinkedHashMap<>();
        // Parents come before their children, so one pass suffices.
        for (ExecutedBlock block : blocks.values()) {
            if (block.parent().equals(winner.hash()) || kept.containsKey(block.parent())) {
                kept.put(block.hash(), block);
            }
        }
        blocks.clear();
        blocks.putAll(kept);
    }

    private void dropOneLeaf(Hash needed) {
        Iterator<ExecutedBlock> oldestFirst = blocks.values().iterator();
        while (oldestFirst.hasNext()) {
            ExecutedBlock candidate = oldestFirst.next();
            boolean hasChild = blocks.values().stream().anyMatch(block -> block.parent().equals(candidate.hash()));
            if (!hasChild && !candidate.hash().equals(needed)) {
                oldestFirst.remove();
                return;
            }
        }
        throw new IllegalStateException(MAX_BLOCKS + " blocks in a row were checked and none committed");
    }
}
