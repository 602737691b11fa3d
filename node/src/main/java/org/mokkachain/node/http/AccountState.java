package org.mokkachain.node.http;

import java.util.List;
import org.mokkachain.api.model.Account.Authority;
import org.mokkachain.api.model.Account.Balance;
import org.mokkachain.types.governance.Permission;

/**
 * An account as it is in the state.
 *
 * @param nonce of its next transaction
 * @param balances native asset first; the first ones if there are many
 * @param permission what is laid down for it
 * @param maySend whether a transaction of it can be in the next block
 */
public record AccountState(
        long nonce, List<Balance> balances, Authority authority, Permission permission, boolean maySend) {
    public AccountState {
        balances = List.copyOf(balances);
    }
}
