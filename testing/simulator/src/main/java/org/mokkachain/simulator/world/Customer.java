package org.mokkachain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Burn;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.Freeze;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Mint;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * A client: mostly it transfers, and now and then it does anything else there is. Much of that fails, as it may; what
 * it knows is only what became final.
 */
final class Customer {
    private static final int NAMES = 8;
    private static final int MAX_VALUE = 300;

    private final Purse purse;
    private final List<Signer> keys;
    private final Market market;
    private final Chance chance;
    private long issues;

    /** @param keys of this client; at first only the first one signs */
    Customer(Hash chainId, List<Signer> keys, Market market, Chance chance) {
        this.purse = new Purse(chainId, keys.getFirst());
        this.keys = List.copyOf(keys);
        this.market = market;
        this.chance = chance;
        market.enter(purse.address());
    }

    /** What it wants next. */
    Transaction next() {
        List<Operation> operations = new ArrayList<>();
        int count = chance.hits(0.1) ? 2 + chance.below(3) : 1;
        for (int i = 0; i < count; i++) {
            operations.add(operation());
        }
        return purse.sign(operations);
    }

    /** Learns from the outcome. */
    void learn(Transaction transaction, Receipt receipt) {
        List<Operation> operations = transaction.body().operations();
        for (int i = 0; receipt.applied() && i < operations.size(); i++) {
            switch (operations.get(i)) {
                case IssueAsset _ -> market.issued(AssetId.issuedBy(transaction.id(), i));
                case SetAuthority(Authority.Weighted weighted) ->
                    purse.signWith(keys.stream().filter(key -> weighted.weightOf(key.publicKey()) > 0).toList());
                case SetAuthority(Authority.OriginalKey()) -> purse.signWith(keys.subList(0, 1));
                case Operation _ -> {
                    // Changes nothing that matters for the next one.
                }
            }
        }
    }

    private Operation operation() {
        return switch (chance.below(20)) {
            case 0 -> issue();
            case 1, 2 -> ofAsset();
            case 3 -> new Anchor(Sha256.hash("document", new byte[] {(byte) chance.below(64)}), "document");
            case 4 -> new PutData(name(), Bytes.of(new byte[chance.below(MAX_VALUE)]));
            case 5 -> chance.hits(0.5) ? new DeleteData(name()) : new PutData(name(), Bytes.EMPTY);
            case 6 -> chance.hits(0.3) ? authority() : transfer(AssetId.NATIVE);
            case 7 -> chance.hits(0.1) ? new ApproveChange(1, Hash.ZERO) : transfer(AssetId.NATIVE);
            default -> transfer(AssetId.NATIVE);
        };
    }

    private Transfer transfer(AssetId asset) {
        return new Transfer(asset, market.anybody(chance), Amount.of(1 + chance.below(1_000)), Bytes.EMPTY);
    }

    private String name() {
        return "name-" + chance.below(NAMES);
    }

    /** A symbol is mostly its own, and sometimes one that others want, too. */
    private IssueAsset issue() {
        String own = purse.address().hex().substring(0, 6).toUpperCase(Locale.ROOT);
        String symbol = chance.hits(0.2) ? "GOLD" : "A" + own + ++issues;
        return new IssueAsset(symbol, 2, Amount.of(chance.below(1_000_000)), chance.hits(0.7), chance.hits(0.7));
    }

    private Operation ofAsset() {
        AssetId asset = market.anyAsset(chance).orElse(new AssetId(Hash.ZERO));
        if (asset.isNative()) {
            return transfer(asset);
        }
        return switch (chance.below(6)) {
            case 0 -> new Mint(asset, market.anybody(chance), Amount.of(1 + chance.below(10_000)));
            case 1 -> new Burn(asset, Amount.of(1 + chance.below(10_000)));
            case 2 -> new Freeze(asset, market.anybody(chance), chance.hits(0.5));
            default -> transfer(asset);
        };
    }

    /** Back to the first key, or some of its keys together. */
    private SetAuthority authority() {
        if (chance.hits(0.3)) {
            return new SetAuthority(new Authority.OriginalKey());
        }
        int first = chance.below(2);
        List<Authority.WeightedKey> members = keys.subList(first, first + 1 + chance.below(keys.size() - 1)).stream()
                .map(key -> new Authority.WeightedKey(key.publicKey(), 1))
                .toList();
        return new SetAuthority(Authority.Weighted.sorting(1 + chance.below(members.size()), members));
    }
}
