package org.mokkachain.node.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.AnchorKey;
import org.mokkachain.ledger.state.AnchorRecord;
import org.mokkachain.ledger.state.Asset;
import org.mokkachain.ledger.state.AssetKey;
import org.mokkachain.ledger.state.DataKey;
import org.mokkachain.ledger.state.DataValue;
import org.mokkachain.ledger.state.Holding;
import org.mokkachain.ledger.state.HoldingKey;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.state.SymbolKey;
import org.mokkachain.ledger.state.SymbolOwner;
import org.mokkachain.ledger.store.IndexReader;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.ledger.store.Location;
import org.mokkachain.node.http.ChainReader.CommittedTransaction;
import org.mokkachain.node.http.ChainReader.Place;
import org.mokkachain.node.http.ReadableText;
import org.mokkachain.node.http.StateReader;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** What the HTTP server reads of the state and the indexes, from the store. Thread-safe. */
final class StoreStateReader implements StateReader {
    private static final String NATIVE = "native";

    private final AddressFormat addresses;
    private final LedgerReader ledger;
    private final IndexReader indexes;
    private final StoreChainReader chain;
    private final ProposalReader proposals;

    StoreStateReader(AddressFormat addresses, LedgerReader ledger, IndexReader indexes, StoreChainReader chain) {
        this.addresses = addresses;
        this.ledger = ledger;
        this.indexes = indexes;
        this.chain = chain;
        this.proposals = new ProposalReader(addresses, chain.genesis().crashModel(), ledger);
    }

    @Override
    public Optional<AssetUnit> unit(AssetId id) {
        return ledger.get(new AssetKey(id)).map(asset -> new AssetUnit(asset.symbol(), asset.decimals()));
    }

    @Override
    public Optional<AssetId> assetNamed(String symbol) {
        return ledger.get(new SymbolKey(symbol)).map(SymbolOwner::asset);
    }

    @Override
    public Optional<AssetInfo> asset(AssetId id) {
        return ledger.get(new AssetKey(id)).map(asset -> info(id, asset));
    }

    private AssetInfo info(AssetId id, Asset asset) {
        return new AssetInfo(
                id.id().hex(),
                asset.symbol(),
                asset.decimals(),
                asset.supply().toString(),
                asset.mintable(),
                asset.freezable(),
                addresses.format(asset.issuer()));
    }

    @Override
    public Page<AssetInfo> assets(Optional<String> cursor, int limit) {
        Optional<Bytes> after = cursor.map(symbol -> Bytes.of(symbol.getBytes(StandardCharsets.UTF_8)));
        List<AssetInfo> found = new ArrayList<>();
        for (StateEntry<?> entry : ledger.scan(StateKind.SYMBOL, Bytes.EMPTY, after, limit + 1)) {
            if (entry.value() instanceof SymbolOwner(AssetId asset)) {
                asset(asset).ifPresent(found::add);
            }
        }
        return Page.cut(found, limit, AssetInfo::symbol);
    }

    @Override
    public Page<AssetHolder> holders(AssetId asset, Optional<Address> after, int limit) {
        List<AssetHolder> found = indexes.holders(asset, after, limit + 1).stream()
                .map(owner -> {
                    Holding holding = ledger.get(new HoldingKey(owner, asset)).orElse(Holding.NONE);
                    return new AssetHolder(
                            addresses.format(owner), holding.amount().toString(), holding.frozen());
                })
                .toList();
        return Page.cut(found, limit, AssetHolder::account);
    }

    @Override
    public Page<Balance> balances(Address account, Optional<AssetId> after, int limit) {
        List<Balance> found = new ArrayList<>();
        if (after.isEmpty()) {
            found.add(new Balance(
                    NATIVE,
                    AssetUnit.MOKKA.symbol(),
                    AssetUnit.MOKKA.decimals(),
                    ledger.account(account).orElse(Account.NEW).balance().toString(),
                    false));
        }
        Optional<Bytes> from = after.filter(asset -> !asset.isNative())
                .map(asset -> new HoldingKey(account, asset).naturalKey());
        Bytes prefix = Bytes.of(account.toBytes());
        for (StateEntry<?> entry : ledger.scan(StateKind.HOLDING, prefix, from, limit + 1 - found.size())) {
            if (entry.key() instanceof HoldingKey key && entry.value() instanceof Holding holding) {
                found.add(balance(key.asset(), holding));
            }
        }
        return Page.cut(found, limit, Balance::asset);
    }

    private Balance balance(AssetId asset, Holding holding) {
        AssetUnit unit = unit(asset)
                .orElseThrow(() -> new IllegalStateException("a holding of the unknown asset " + asset));
        return new Balance(
                asset.id().hex(), unit.symbol(), unit.decimals(), holding.amount().toString(), holding.frozen());
    }

    @Override
    public List<CommittedTransaction> history(AssetId asset, Optional<Place> before, int limit) {
        Optional<Location> from = before.map(place -> new Location(place.height(), place.index()));
        return chain.at(indexes.assetHistory(asset, from, limit));
    }

    @Override
    public Optional<AnchorInfo> anchor(Hash hash) {
        return ledger.get(new AnchorKey(hash)).map(record -> info(hash, record));
    }

    private AnchorInfo info(Hash hash, AnchorRecord record) {
        return new AnchorInfo(
                hash.hex(), record.label(), addresses.format(record.owner()), record.height(), record.timestampMs());
    }

    @Override
    public Page<AnchorInfo> anchors(Optional<Address> account, Optional<Bytes> cursor, int limit) {
        Page<IndexReader.AnchorPlace> places = Page.cut(
                indexes.anchors(account, cursor, limit + 1), limit, last -> last.place().hex());
        List<AnchorInfo> items =
                places.items().stream().flatMap(place -> anchor(place.hash()).stream()).toList();
        return new Page<>(items, places.next());
    }

    @Override
    public Optional<DataEntry> data(Address owner, String key) {
        return ledger.get(new DataKey(owner, key)).map(value -> entry(owner, key, value));
    }

    @Override
    public List<CommittedTransaction> history(Address owner, String key, Optional<Place> before, int limit) {
        Optional<Location> from = before.map(place -> new Location(place.height(), place.index()));
        return chain.at(indexes.dataHistory(owner, key, from, limit));
    }

    private DataEntry entry(Address owner, String key, DataValue value) {
        return new DataEntry(
                addresses.format(owner),
                key,
                value.content().hex(),
                ReadableText.of(value.content()),
                value.height());
    }

    @Override
    public Page<DataEntry> data(Address owner, String prefix, Optional<String> cursor, int limit) {
        Bytes begin = dataKey(owner, prefix);
        List<DataEntry> found = new ArrayList<>();
        for (StateEntry<?> entry :
                ledger.scan(StateKind.DATA, begin, cursor.map(key -> dataKey(owner, key)), limit + 1)) {
            if (entry.key() instanceof DataKey key && entry.value() instanceof DataValue value) {
                found.add(entry(owner, key.name(), value));
            }
        }
        return Page.cut(found, limit, DataEntry::key);
    }

    private static Bytes dataKey(Address owner, String name) {
        return new Encoder()
                .fixed(owner)
                .raw(Bytes.of(name.getBytes(StandardCharsets.UTF_8)))
                .toBytes();
    }

    @Override
    public List<Long> proposedBy(String validator, long before, int limit) {
        return indexes.proposedBy(validator, before, limit);
    }

    @Override
    public Optional<ProposalInfo> proposal(long number) {
        return proposals.find(number);
    }

    @Override
    public ParametersInfo parameters() {
        return proposals.parameters();
    }

    @Override
    public Page<ProposalInfo> proposals(OptionalLong before, int limit) {
        return proposals.page(before, limit);
    }

    @Override
    public FailureText failure(String code) {
        return FailureCode.of(code)
                .map(failure -> new FailureText(failure.sentence() + ".", failure.remedy() + "."))
                .orElseGet(() -> new FailureText(code, "See docs/refusals.md."));
    }
}
