package org.mokkachain.ledger.execution;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.AccountKey;
import org.mokkachain.ledger.state.AnchorKey;
import org.mokkachain.ledger.state.Asset;
import org.mokkachain.ledger.state.AssetKey;
import org.mokkachain.ledger.state.DataKey;
import org.mokkachain.ledger.state.GovernanceKey;
import org.mokkachain.ledger.state.Holding;
import org.mokkachain.ledger.state.HoldingKey;
import org.mokkachain.ledger.state.PermissionKey;
import org.mokkachain.ledger.state.ProposalKey;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.state.SymbolKey;
import org.mokkachain.types.transaction.AssetId;

/**
 * Watches that a block neither makes nor destroys any of the native asset, and of every other exactly what its supply
 * says: cheap enough to be always on.
 */
final class SupplyCheck {
    // Sums wrap around at worst on the way: over a whole block they are exact modulo 2^64 and must be zero.
    private long difference;
    private final Map<AssetId, Long> issued = new TreeMap<>();

    void changed(StateKey<?> key, Optional<? extends StateValue> before, Optional<? extends StateValue> after) {
        switch (key) {
            case AccountKey _ -> difference += balance(after) - balance(before);
            case HoldingKey holding -> add(holding.asset(), held(after) - held(before));
            case AssetKey asset -> add(asset.asset(), supply(before) - supply(after));
            case SymbolKey _, AnchorKey _, DataKey _, ProposalKey _, PermissionKey _, GovernanceKey _ -> {}
        }
    }

    private void add(AssetId asset, long units) {
        issued.merge(asset, units, Long::sum);
    }

    private static long balance(Optional<? extends StateValue> account) {
        return account.isEmpty() ? 0 : ((Account) account.get()).balance().units();
    }

    private static long held(Optional<? extends StateValue> holding) {
        return holding.isEmpty() ? 0 : ((Holding) holding.get()).amount().units();
    }

    private static long supply(Optional<? extends StateValue> asset) {
        return asset.isEmpty() ? 0 : ((Asset) asset.get()).supply().units();
    }

    void requireUnchanged() {
        if (difference != 0) {
            throw new IllegalStateException("a block changed the supply by " + difference + " base units");
        }
        issued.forEach((asset, sum) -> {
            if (sum != 0) {
                throw new IllegalStateException("the holdings of asset " + asset.id() + " changed by " + sum
                        + " base units more than its supply");
            }
        });
    }
}
