package org.mokkachain.node.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
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
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** One asset, EUR, that alice issued and bob holds, one document, and some data of alice's; all of it fixed. */
final class TestState implements StateReader {
    static final AssetId EURO = new AssetId(Hash.fromHex("ab".repeat(32)));
    static final Hash DOCUMENT = Sha256.hash("abc".getBytes(StandardCharsets.UTF_8));

    private final String alice;
    private final String bob;
    private final TreeMap<String, String> data = new TreeMap<>();

    TestState(Address alice, Address bob) {
        this.alice = TestNode.ADDRESSES.format(alice);
        this.bob = TestNode.ADDRESSES.format(bob);
        data.put("a/1", "one");
        data.put("a/2", "two");
        data.put("b", "three");
    }

    @Override
    public Optional<AssetUnit> unit(AssetId asset) {
        return asset.equals(EURO) ? Optional.of(new AssetUnit("EUR", 2)) : Optional.empty();
    }

    @Override
    public Optional<AssetId> assetNamed(String symbol) {
        return symbol.equals("EUR") ? Optional.of(EURO) : Optional.empty();
    }

    @Override
    public Optional<AssetInfo> asset(AssetId asset) {
        return asset.equals(EURO)
                ? Optional.of(new AssetInfo(EURO.id().hex(), "EUR", 2, "1000", true, true, alice))
                : Optional.empty();
    }

    @Override
    public Page<AssetInfo> assets(Optional<String> cursor, int limit) {
        return page(asset(EURO).stream().toList(), AssetInfo::symbol, cursor, limit);
    }

    @Override
    public Page<AssetHolder> holders(AssetId asset, Optional<Address> after, int limit) {
        List<AssetHolder> all = List.of(new AssetHolder(alice, "400", false), new AssetHolder(bob, "600", true))
                .stream()
                .sorted((a, b) -> a.account().compareTo(b.account()))
                .toList();
        return page(all, AssetHolder::account, after.map(TestNode.ADDRESSES::format), limit);
    }

    @Override
    public Page<Balance> balances(Address account, Optional<AssetId> after, int limit) {
        List<Balance> all = List.of(
                new Balance("native", "MOKKA", 6, "5", false), new Balance(EURO.id().hex(), "EUR", 2, "600", true));
        return new Page<>(after.isPresent() ? all.subList(1, 2) : all, Optional.empty());
    }

    @Override
    public List<CommittedTransaction> history(AssetId asset, Optional<Place> before, int limit) {
        return List.of();
    }

    @Override
    public Optional<AnchorInfo> anchor(Hash hash) {
        return hash.equals(DOCUMENT)
                ? Optional.of(new AnchorInfo(hash.hex(), "contract", alice, 1, 5_000))
                : Optional.empty();
    }

    @Override
    public Page<AnchorInfo> anchors(Optional<Address> account, Optional<Bytes> cursor, int limit) {
        boolean wanted = account.isEmpty() || TestNode.ADDRESSES.format(account.get()).equals(alice);
        return new Page<>(wanted ? anchor(DOCUMENT).stream().toList() : List.of(), Optional.empty());
    }

    @Override
    public Optional<DataEntry> data(Address owner, String key) {
        return Optional.ofNullable(data.get(key)).map(value -> entry(key, value));
    }

    @Override
    public Page<DataEntry> data(Address owner, String prefix, Optional<String> cursor, int limit) {
        List<DataEntry> all = data.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList();
        return page(all, DataEntry::key, cursor, limit);
    }

    @Override
    public List<CommittedTransaction> history(Address owner, String key, Optional<Place> before, int limit) {
        return List.of();
    }

    private DataEntry entry(String key, String value) {
        String hex = Bytes.of(value.getBytes(StandardCharsets.UTF_8)).hex();
        return new DataEntry(alice, key, hex, Optional.of(value), 1);
    }

    @Override
    public List<Long> proposedBy(String validator, long before, int limit) {
        return validator.equals("validator-0") && before > 1 ? List.of(1L) : List.of();
    }

    @Override
    public ParametersInfo parameters() {
        return new ParametersInfo(8, List.of(new ParametersInfo.Value("minFee", 1_000, 0, 1_000_000_000)),
                List.of(new ParametersInfo.Scheduled("minFee", 2_000, 100)));
    }

    @Override
    public Optional<ProposalInfo> proposal(long number) {
        Map<String, String> change = Map.of("change", "removeValidator", "publicKey", "aa".repeat(32));
        return number != 1
                ? Optional.empty()
                : Optional.of(new ProposalInfo(
                        1, "open", "remove the validator with key aa…", change, "bb".repeat(32), alice, 5, 105,
                        List.of(alice), 1, 3, OptionalLong.empty()));
    }

    @Override
    public Page<ProposalInfo> proposals(OptionalLong before, int limit) {
        return new Page<>(before.orElse(2) > 1 ? proposal(1).stream().toList() : List.of(), Optional.empty());
    }

    @Override
    public FailureText failure(String code) {
        return new FailureText("it failed with " + code, "do something else");
    }

    private static <T> Page<T> page(List<T> all, Function<T, String> name, Optional<String> after, int limit) {
        List<T> rest = all.stream()
                .filter(item -> after.isEmpty() || name.apply(item).compareTo(after.get()) > 0)
                .toList();
        return rest.size() <= limit
                ? new Page<>(rest, Optional.empty())
                : new Page<>(rest.subList(0, limit), Optional.of(name.apply(rest.get(limit - 1))));
    }
}
