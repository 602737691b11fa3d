package org.mokkachain.ledger.state;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
            case AccountKey _ -> difference += units(after) - units(before);
            case HoldingKey holding -> add(holding.asset(), units(after) - units(before));
            case AssetKey asset -> add(asset.asset(), units(before) - units(after));
            case SymbolKey _, AnchorKey _, DataKey _ -> {}
        }
    }

    private void add(AssetId asset, long units) {
        issued.merge(asset, units, Long::sum);
    }

    private static long units(Optional<? extends StateValue> value) {
        if (value.isEmpty()) {
            return 0;
        }
        return switch (value.get()) {
            case Account account -> account.balance().units();
            case Holding holding -> holding.amount().units();
            case Asset asset -> asset.supply().units();
            default -> throw new IllegalStateException("no amount in " + value);
        };
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
