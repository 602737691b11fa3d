package org.mokkachain.ledger.rocksdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.snapshot.SnapshotAnswers;
import org.mokkachain.ledger.snapshot.SnapshotEntry;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.store.Head;
import org.mokkachain.ledger.store.StateSnapshot;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.ledger.tree.TreeChange;
import org.mokkachain.types.value.Bytes;

/** The state of a view: entries in the order of the tree, by the index of tree keys. */
final class RocksDbSnapshot implements StateSnapshot {
    private static final int BATCH = 1 << 16;

    private final View view;
    private final Head head;

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
        StateTree[] tree = {StateTree.EMPTY};
        List<TreeChange> batch = new ArrayList<>();
        for (StateKind kind : StateKind.values()) {
            view.scan(Family.of(kind), new byte[0], (key, value) -> {
                batch.add(new SnapshotEntry(kind.code(), Bytes.of(key), Bytes.of(value)).inTree());
                if (batch.size() == BATCH) {
                    tree[0] = tree[0].with(batch);
                    batch.clear();
                }
                return true;
            });
        }
        return tree[0].with(batch);
    }

    @Override
    public Optional<List<SnapshotEntry>> entries(Prefix prefix, int maxBytes) {
        byte[] last = prefix.last().toBytes();
        List<SnapshotEntry> found = new ArrayList<>();
        int[] bytes = {0};
        view.scan(Family.TREE_KEYS, prefix.first().toBytes(), (key, named) -> {
            if (Arrays.compareUnsigned(key, last) > 0) {
                return false;
            }
            SnapshotEntry entry = entry(named);
            found.add(entry);
            bytes[0] += SnapshotAnswers.encodedLength(entry);
            return bytes[0] <= maxBytes;
        });
        return bytes[0] <= maxBytes ? Optional.of(found) : Optional.empty();
    }

    private SnapshotEntry entry(byte[] named) {
        int code = Byte.toUnsignedInt(named[0]);
        byte[] key = Arrays.copyOfRange(named, 1, named.length);
        byte[] value = StateKind.ofCode(code)
                .flatMap(kind -> view.get(Family.of(kind), key))
                .orElseThrow(() -> Failures.damaged("the index of the state names an entry that is not there"));
        return new SnapshotEntry(code, Bytes.of(key), Bytes.of(value));
    }

    @Override
    public void close() {
        view.close();
    }
}
