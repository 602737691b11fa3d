package org.mokkachain.node.http;

import java.util.List;
import org.mokkachain.api.model.Account.Authority;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Amount;

/**
 * An account as it is in the state.
 *
 * @param nonce of its next transaction
 */
public record AccountState(long nonce, List<AssetBalance> balances, Authority authority) {
    public AccountState {
        balances = List.copyOf(balances);
    }

    /** How much of one asset. */
    public record AssetBalance(AssetId asset, AssetUnit unit, Amount amount) {}
}
