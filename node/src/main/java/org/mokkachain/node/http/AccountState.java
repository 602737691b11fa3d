package org.mokkachain.node.http;

import java.util.List;
import org.mokkachain.api.model.Account.Authority;
import org.mokkachain.api.model.Account.Balance;

/**
 * An account as it is in the state.
 *
 * @param nonce of its next transaction
 * @param balances native asset first; the first ones if there are many
 */
public record AccountState(long nonce, List<Balance> balances, Authority authority) {
    public AccountState {
        balances = List.copyOf(balances);
    }
}
