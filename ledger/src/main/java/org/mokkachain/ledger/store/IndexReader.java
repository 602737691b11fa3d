package org.mokkachain.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** Questions that the {@link Index}es of a store answer, each at the cost of what it answers. Thread-safe. */
public final class IndexReader {
    private final LedgerReader ledger;
    private final EpochHistory epochs;

    public IndexReader(LedgerReader ledger, EpochHistory epochs) {
        this.ledger = ledger;
        this.epochs = epochs;
    }

    /**
     * A document in the order of notarisation, those of one block by hash.
     *
     * @param place the cursor of what comes after it
     */
    public record AnchorPlace(Hash hash, Bytes place) {}

    /** Transactions that moved or managed an asset, newest first. */
    public List<Location> assetHistory(AssetId asset, Optional<Location> before, int limit) {
        Optional<Bytes> after =
                before.map(location -> IndexKeys.assetHistory(asset, location.height(), location.index()));
        return ledger.index(Index.ASSET_HISTORY, IndexKeys.prefix(asset.id()), after, limit).stream()
                .map(entry -> IndexKeys.location(entry.key()))
                .toList();
    }

    /** Transactions that wrote or deleted an entry of an account's key-value store, newest first. */
    public List<Location> dataHistory(Address owner, String name, Optional<Location> before, int limit) {
        Optional<Bytes> after =
                before.map(location -> IndexKeys.dataHistory(owner, name, location.height(), location.index()));
        return ledger.index(Index.DATA_HISTORY, IndexKeys.data(owner, name), after, limit).stream()
                .map(entry -> IndexKeys.location(entry.key()))
                .toList();
    }

    /** Accounts that have an entry for an asset, ascending. */
    public List<Address> holders(AssetId asset, Optional<Address> after, int limit) {
        Optional<Bytes> from = after.map(owner -> IndexKeys.holder(asset, owner));
        return ledger.index(Index.HOLDERS, IndexKeys.prefix(asset.id()), from, limit).stream()
                .map(entry -> IndexKeys.owner(entry.key()))
                .toList();
    }

    /**
     * Notarised documents, newest first.
     *
     * @param account empty: of all accounts
     * @param after the place of the last one known
     */
    public List<AnchorPlace> anchors(Optional<Address> account, Optional<Bytes> after, int limit) {
        Index index = account.isPresent() ? Index.ANCHORS_OF_ACCOUNT : Index.ANCHOR_ORDER;
        return ledger.index(index, account.map(IndexKeys::prefix).orElse(Bytes.EMPTY), after, limit).stream()
                .map(entry -> new AnchorPlace(IndexKeys.document(entry.key()), entry.key()))
                .toList();
    }

    /**
     * Heights of the blocks below {@code before} that a validator proposed, newest first. Goes back through the epochs
     * until there are enough.
     *
     * @param validator name, or public key in hex
     */
    public List<Long> proposedBy(String validator, long before, int limit) {
        List<Long> heights = new ArrayList<>();
        long newest = ledger.header(ledger.head().height()).map(header -> header.epoch()).orElse(0L);
        for (long epoch = newest; epoch >= 0 && heights.size() < limit; epoch--) {
            heights.addAll(inEpoch(epoch, validator, before, limit - heights.size()));
        }
        return heights;
    }

    private List<Long> inEpoch(long epoch, String validator, long before, int limit) {
        List<Validator> members = epochs.of(epoch).validators().members();
        for (int i = 0; i < members.size(); i++) {
            Validator member = members.get(i);
            if (member.name().equals(validator) || member.key().hex().equals(validator)) {
                Bytes from = IndexKeys.proposed(epoch, i, before);
                return ledger.index(Index.PROPOSED, IndexKeys.proposer(epoch, i), Optional.of(from), limit).stream()
                        .map(entry -> IndexKeys.proposedHeight(entry.key()))
                        .toList();
            }
        }
        return List.of();
    }
}
