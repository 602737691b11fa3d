package org.mokkachain.ledger.execution;

import java.util.Optional;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.AccountKey;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.FailureCode;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.value.Address;

/** Who may act for an account: key rotation, several signatures. */
final class AuthorityOperations {
    private final Workspace state;
    private final Address sender;

    AuthorityOperations(Workspace state, Address sender) {
        this.state = state;
        this.sender = sender;
    }

    /** Holds from the next transaction on: the signers of this one were checked before it began. */
    Optional<FailureCode> set(SetAuthority operation) {
        Authority authority = operation.authority();
        if (!authority.hasOnlyUsableKeys()) {
            return Optional.of(FailureCode.UNSAFE_AUTHORITY);
        }
        Account account = state.account(sender).orElse(Account.NEW);
        state.put(new AccountKey(sender), account.withAuthority(authority));
        return Optional.empty();
    }
}
