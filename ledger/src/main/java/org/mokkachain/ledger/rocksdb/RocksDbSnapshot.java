package org.mokkachain.ledger.rocksdb;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.snapshot.SnapshotEntry;
import org.mokkachain.ledger.store.Head;
import org.mokkachain.ledger.store.StateSnapshot;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.ledger.tree.StateTree;

/**
 * The state of a view: entries in the order of the tree, from a copy that is made along with the tree, or, of a state
 * too large for that, by the index of tree keys.
 */
final class RocksDbSnapshot implements StateSnapshot {
    /** Enough for a million accounts. */
    private static final long MAX_COPY = 64L << 20;

    private final View view;
    private final Head head;
    /** Whoever needs the memory more may have it. */
    private volatile Optional<SoftReference<StateCopy>> copy = Optional.empty();

    RocksDbSnapshot(View view, Head head) {
        this.view = view;
        this.head = head;
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public StateTree tree() {
        StateCopy made = new StateCopy(MAX_COPY);
        StateTree tree = view.stateTree(made);
        copy = made.isWhole() ? Optional.of(new SoftReference<>(made)) : Optional.empty();
        return tree;
    }

    @Override
    public Optional<List<SnapshotEntry>> entries(Prefix prefix, int maxBytes) {
        Optional<StateCopy> made = copy.map(SoftReference::get);
        return made.isPresent() ? made.get().entries(prefix, maxBytes) : lookUp(prefix, maxBytes);
    }

    private Optional<List<SnapshotEntry>> lookUp(Prefix prefix, int maxBytes) {
        byte[] last = prefix.last().toBytes();
        Lookup lookup = new Lookup(view, maxBytes);
        view.scan(Family.TREE_KEYS, prefix.first().toBytes(), (key, named) ->
                Arrays.compareUnsigned(key, last) <= 0 && lookup.add(named));
        return lookup.finish();
    }

    @Override
    public void close() {
        view.close();
    }
}
