package org.mokkachain.node.http;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.api.model.Account.Balance;
import org.mokkachain.api.model.AnchorInfo;
import org.mokkachain.api.model.AssetHolder;
import org.mokkachain.api.model.AssetInfo;
import org.mokkachain.api.model.DataEntry;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.ParametersInfo;
import org.mokkachain.api.model.ProposalInfo;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.node.http.ChainReader.CommittedTransaction;
import org.mokkachain.node.http.ChainReader.Place;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * What is final besides blocks and transactions: assets, documents, data. Cursors are those of earlier answers; a page
 * costs what is on it, however long the list. Called from many threads at once; may block for a disk read.
 */
public interface StateReader {
    /** How amounts of an asset are written; empty if nobody issued it. */
    Optional<AssetUnit> unit(AssetId asset);

    /** The issued asset with this symbol. */
    Optional<AssetId> assetNamed(String symbol);

    Optional<AssetInfo> asset(AssetId asset);

    /** By symbol. */
    Page<AssetInfo> assets(Optional<String> cursor, int limit);

    /** By address; accounts with nothing that are not frozen are left out. */
    Page<AssetHolder> holders(AssetId asset, Optional<Address> after, int limit);

    /** Native asset first, then issued ones by id. */
    Page<Balance> balances(Address account, Optional<AssetId> after, int limit);

    /**
     * Final transactions that move or manage an asset, newest first.
     *
     * @param before only those before this place
     */
    List<CommittedTransaction> history(AssetId asset, Optional<Place> before, int limit);

    Optional<AnchorInfo> anchor(Hash hash);

    /**
     * Newest first.
     *
     * @param account empty: of all accounts
     * @param cursor given out as hex
     */
    Page<AnchorInfo> anchors(Optional<Address> account, Optional<Bytes> cursor, int limit);

    Optional<DataEntry> data(Address owner, String key);

    /**
     * Final transactions that wrote or deleted an entry, newest first.
     *
     * @param before only those before this place
     */
    List<CommittedTransaction> history(Address owner, String key, Optional<Place> before, int limit);

    /** By key in byte order. */
    Page<DataEntry> data(Address owner, String prefix, Optional<String> cursor, int limit);

    /** Heights of the final blocks below {@code before} that the validator with this name or key proposed. */
    List<Long> proposedBy(String validator, long before, int limit);

    Optional<ProposalInfo> proposal(long number);

    /** What validators may change, now and to come. */
    ParametersInfo parameters();

    /**
     * Newest first.
     *
     * @param before only those with smaller numbers
     */
    Page<ProposalInfo> proposals(OptionalLong before, int limit);

    /** What is said about a transaction that failed with this code. */
    FailureText failure(String code);

    /**
     * A failure in words.
     *
     * @param sentence what is wrong
     * @param remedy what to do about it
     */
    record FailureText(String sentence, String remedy) {}
}
