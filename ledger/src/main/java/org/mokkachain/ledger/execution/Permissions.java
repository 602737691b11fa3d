package org.mokkachain.ledger.execution;

import java.util.Optional;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.GovernanceKey;
import org.mokkachain.ledger.state.PermissionEntry;
import org.mokkachain.ledger.state.PermissionKey;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.governance.Subject;
import org.mokkachain.types.value.Address;

/** Who may send transactions. Operators of validators always may: who could let them in again otherwise? */
public final class Permissions {
    private Permissions() {}

    /** Whether {@code account} may send a transaction in the block at {@code height}. */
    public static boolean maySend(StateView view, Address account, ValidatorSet validators, long height) {
        Governance governance = Governance.in(view);
        boolean allowList = governance.parameters().at(Parameter.ACCOUNT_ALLOW_LIST, height) == 1;
        if (!allowList && governance.accountPermissions() == 0) {
            return true;
        }
        return of(view, new AccountSubject(account)).suffices(allowList)
                || validators.isOperator(account);
    }

    /** What is laid down for {@code subject}. */
    public static Permission of(StateView view, Subject subject) {
        return view.get(new PermissionKey(subject)).map(PermissionEntry::permission).orElse(Permission.NONE);
    }

    /** Lays down what {@code change} says. */
    static void set(Workspace workspace, SetPermission change) {
        PermissionKey key = new PermissionKey(change.subject());
        Optional<PermissionEntry> before = workspace.get(key);
        if (change.permission() == Permission.NONE) {
            workspace.remove(key);
        } else {
            workspace.put(key, new PermissionEntry(change.permission()));
        }
        if (change.subject() instanceof AccountSubject) {
            int difference = (change.permission() == Permission.NONE ? 0 : 1) - (before.isPresent() ? 1 : 0);
            Governance governance = Governance.in(workspace);
            workspace.put(new GovernanceKey(),
                    governance.withAccountPermissions(governance.accountPermissions() + difference));
        }
    }
}
