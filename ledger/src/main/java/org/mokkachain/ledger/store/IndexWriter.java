package org.mokkachain.ledger.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.state.AnchorKey;
import org.mokkachain.ledger.state.AnchorRecord;
import org.mokkachain.ledger.state.HoldingKey;
import org.mokkachain.ledger.state.StateDelta;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Burn;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.Freeze;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Mint;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** What a block does to the {@link Index}es, the same for every store. */
public final class IndexWriter {
    private final List<IndexChange> changes = new ArrayList<>();

    private IndexWriter() {}

    /** The changes of a block, in their order. */
    public static List<IndexChange> of(CommitBatch batch) {
        IndexWriter writer = new IndexWriter();
        Header header = batch.block().header();
        if (header.height() > 0) {
            writer.put(
                    Index.PROPOSED,
                    IndexKeys.proposed(header.epoch(), header.proposer(), header.height()),
                    Bytes.EMPTY);
        }
        for (int i = 0; i < batch.receipts().size(); i++) {
            if (batch.receipts().get(i).applied()) {
                writer.transaction(batch.height(), i, batch.block().transactions().get(i));
                writer.changes.addAll(ofData(batch.height(), i, batch.block().transactions().get(i)));
            }
        }
        batch.changes().changes().forEach(writer::state);
        return writer.changes;
    }

    /** What an applied transaction adds to the history of data. */
    public static List<IndexChange> ofData(long height, int index, Transaction transaction) {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (Operation operation : transaction.body().operations()) {
            if (operation instanceof PutData put) {
                names.add(put.key());
            } else if (operation instanceof DeleteData delete) {
                names.add(delete.key());
            }
        }
        Address owner = transaction.body().sender();
        return names.stream()
                .<IndexChange>map(name -> new IndexChange.Put(
                        Index.DATA_HISTORY, IndexKeys.dataHistory(owner, name, height, index), Bytes.EMPTY))
                .toList();
    }

    /** What an entry of the state has in the indexes by itself, for stores that begin with a state. */
    public static List<IndexChange> ofEntry(StateEntry<?> entry) {
        if (entry.key() instanceof HoldingKey(Address owner, AssetId asset)) {
            return List.of(new IndexChange.Put(Index.HOLDERS, IndexKeys.holder(asset, owner), Bytes.EMPTY));
        }
        if (entry.key() instanceof AnchorKey(Hash document) && entry.value() instanceof AnchorRecord anchor) {
            return List.of(
                    new IndexChange.Put(
                            Index.ANCHOR_ORDER, IndexKeys.anchor(anchor.height(), document), Bytes.EMPTY),
                    new IndexChange.Put(
                            Index.ANCHORS_OF_ACCOUNT,
                            IndexKeys.anchor(anchor.owner(), anchor.height(), document),
                            Bytes.EMPTY));
        }
        return List.of();
    }

    /** What goes with an entry of the state; anchors never go. */
    public static Optional<IndexChange> ofRemoval(StateKey<?> key) {
        return key instanceof HoldingKey(Address owner, AssetId asset)
                ? Optional.of(new IndexChange.Removal(Index.HOLDERS, IndexKeys.holder(asset, owner)))
                : Optional.empty();
    }

    private <V extends StateValue> void state(StateDelta.Change<V> change) {
        if (change.value().isPresent()) {
            if (change.isNew()) {
                changes.addAll(ofEntry(new StateEntry<>(change.key(), change.value().get())));
            }
        } else {
            ofRemoval(change.key()).ifPresent(changes::add);
        }
    }

    private void transaction(long height, int index, Transaction transaction) {
        List<Operation> operations = transaction.body().operations();
        SequencedSet<AssetId> assets = new LinkedHashSet<>();
        for (int i = 0; i < operations.size(); i++) {
            asset(transaction.id(), i, operations.get(i)).ifPresent(assets::add);
        }
        assets.forEach(asset -> put(Index.ASSET_HISTORY, IndexKeys.assetHistory(asset, height, index), Bytes.EMPTY));
    }

    private static Optional<AssetId> asset(Hash transaction, int index, Operation operation) {
        if (operation instanceof Transfer transfer) {
            return Optional.of(transfer.asset()).filter(asset -> !asset.isNative());
        } else if (operation instanceof IssueAsset) {
            return Optional.of(AssetId.issuedBy(transaction, index));
        } else if (operation instanceof Mint mint) {
            return Optional.of(mint.asset());
        } else if (operation instanceof Burn burn) {
            return Optional.of(burn.asset());
        } else if (operation instanceof Freeze freeze) {
            return Optional.of(freeze.asset());
        }
        return Optional.empty();
    }

    private void put(Index index, Bytes key, Bytes value) {
        changes.add(new IndexChange.Put(index, key, value));
    }
}
