package org.mokkachain.ledger.execution;

import java.util.Optional;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.AccountKey;
import org.mokkachain.ledger.state.Asset;
import org.mokkachain.ledger.state.AssetKey;
import org.mokkachain.ledger.state.Holding;
import org.mokkachain.ledger.state.HoldingKey;
import org.mokkachain.ledger.state.SymbolKey;
import org.mokkachain.ledger.state.SymbolOwner;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Burn;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.transaction.Freeze;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Mint;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;

/**
 * Transfers, and what the issuer of an asset may do with it. Each gives the reason if it fails; what it has written by
 * then must be dropped.
 */
final class AssetOperations {
    private final Workspace state;
    private final Address sender;

    AssetOperations(Workspace state, Address sender) {
        this.state = state;
        this.sender = sender;
    }

    Optional<FailureCode> transfer(Transfer transfer) {
        AssetId asset = transfer.asset();
        if (asset.isNative()) {
            return takeNative(transfer.amount()).or(() -> giveNative(transfer.to(), transfer.amount()));
        }
        if (state.get(new AssetKey(asset)).isEmpty()) {
            return Optional.of(FailureCode.UNKNOWN_ASSET);
        }
        return take(asset, transfer.amount()).or(() -> give(asset, transfer.to(), transfer.amount()));
    }

    /** @param asset the id of the new asset */
    Optional<FailureCode> issue(IssueAsset issue, AssetId asset) {
        SymbolKey symbol = new SymbolKey(issue.symbol());
        if (state.get(symbol).isPresent()) {
            return Optional.of(FailureCode.SYMBOL_TAKEN);
        }
        state.put(symbol, new SymbolOwner(asset));
        state.put(new AssetKey(asset), new Asset(
                sender, issue.symbol(), issue.decimals(), issue.supply(), issue.mintable(), issue.freezable()));
        return give(asset, sender, issue.supply());
    }

    Optional<FailureCode> mint(Mint mint) {
        Asset asset = state.get(new AssetKey(mint.asset())).orElse(null);
        if (asset == null) {
            return Optional.of(FailureCode.UNKNOWN_ASSET);
        }
        if (!asset.issuer().equals(sender)) {
            return Optional.of(FailureCode.NOT_ISSUER);
        }
        if (!asset.mintable()) {
            return Optional.of(FailureCode.NOT_MINTABLE);
        }
        Optional<Amount> supply = sum(asset.supply(), mint.amount());
        if (supply.isEmpty()) {
            return Optional.of(FailureCode.SUPPLY_EXCEEDED);
        }
        state.put(new AssetKey(mint.asset()), asset.withSupply(supply.get()));
        return give(mint.asset(), mint.to(), mint.amount());
    }

    Optional<FailureCode> burn(Burn burn) {
        Asset asset = state.get(new AssetKey(burn.asset())).orElse(null);
        if (asset == null) {
            return Optional.of(FailureCode.UNKNOWN_ASSET);
        }
        if (!asset.issuer().equals(sender)) {
            return Optional.of(FailureCode.NOT_ISSUER);
        }
        Optional<FailureCode> failure = take(burn.asset(), burn.amount());
        if (failure.isEmpty()) {
            state.put(new AssetKey(burn.asset()), asset.withSupply(asset.supply().minus(burn.amount())));
        }
        return failure;
    }

    /** Freezing what is frozen, or freeing what is free, succeeds without an effect. */
    Optional<FailureCode> freeze(Freeze freeze) {
        Asset asset = state.get(new AssetKey(freeze.asset())).orElse(null);
        if (asset == null) {
            return Optional.of(FailureCode.UNKNOWN_ASSET);
        }
        if (!asset.issuer().equals(sender)) {
            return Optional.of(FailureCode.NOT_ISSUER);
        }
        if (!asset.freezable()) {
            return Optional.of(FailureCode.NOT_FREEZABLE);
        }
        HoldingKey key = new HoldingKey(freeze.account(), freeze.asset());
        Holding holding = holding(key);
        if (holding.frozen() != freeze.frozen()) {
            keep(key, new Holding(holding.amount(), freeze.frozen()));
        }
        return Optional.empty();
    }

    private Optional<FailureCode> takeNative(Amount amount) {
        Account from = state.account(sender).orElse(Account.NEW);
        if (from.balance().compareTo(amount) < 0) {
            return Optional.of(FailureCode.INSUFFICIENT_BALANCE);
        }
        state.put(new AccountKey(sender), from.withBalance(from.balance().minus(amount)));
        return Optional.empty();
    }

    private Optional<FailureCode> giveNative(Address to, Amount amount) {
        Account account = state.account(to).orElse(Account.NEW);
        Optional<Amount> balance = sum(account.balance(), amount);
        if (balance.isEmpty()) {
            return Optional.of(FailureCode.AMOUNT_OVERFLOW);
        }
        state.put(new AccountKey(to), account.withBalance(balance.get()));
        return Optional.empty();
    }

    private Optional<FailureCode> take(AssetId asset, Amount amount) {
        HoldingKey key = new HoldingKey(sender, asset);
        Holding holding = holding(key);
        if (holding.frozen()) {
            return Optional.of(FailureCode.ASSET_FROZEN);
        }
        if (holding.amount().compareTo(amount) < 0) {
            return Optional.of(FailureCode.INSUFFICIENT_BALANCE);
        }
        keep(key, holding.withAmount(holding.amount().minus(amount)));
        return Optional.empty();
    }

    private Optional<FailureCode> give(AssetId asset, Address to, Amount amount) {
        HoldingKey key = new HoldingKey(to, asset);
        Holding holding = holding(key);
        if (holding.frozen()) {
            return Optional.of(FailureCode.ASSET_FROZEN);
        }
        // No holding exceeds the supply, so this cannot overflow: what was given was taken or is new in the supply.
        keep(key, holding.withAmount(holding.amount().plus(amount)));
        return Optional.empty();
    }

    private Holding holding(HoldingKey key) {
        return state.get(key).orElse(Holding.NONE);
    }

    private void keep(HoldingKey key, Holding holding) {
        if (holding.isVoid()) {
            state.remove(key);
        } else {
            state.put(key, holding);
        }
    }

    private static Optional<Amount> sum(Amount a, Amount b) {
        boolean overflows = a.units() > Long.MAX_VALUE - b.units();
        return overflows ? Optional.empty() : Optional.of(Amount.of(a.units() + b.units()));
    }
}
