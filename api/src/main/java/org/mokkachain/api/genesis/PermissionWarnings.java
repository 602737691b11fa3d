package org.mokkachain.api.genesis;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.GenesisGovernance;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.Subject;

/** What is probably not meant about permissions and the lifetime of proposals. */
final class PermissionWarnings {
    /** Under load blocks follow each other several times a second; fewer are over before people have read anything. */
    private static final long SHORTEST_LIFETIME = 1_000;

    private final Genesis genesis;
    private final GenesisGovernance governance;
    private final List<GenesisMistake> warnings;

    PermissionWarnings(Genesis genesis, List<GenesisMistake> warnings) {
        this.genesis = genesis;
        this.governance = genesis.governance();
        this.warnings = warnings;
    }

    void check() {
        if (governance.proposalLifetime() < SHORTEST_LIFETIME) {
            warn("/proposalLifetime", "a proposal expires after " + governance.proposalLifetime()
                    + " blocks, which can be a few minutes", "write for example 100000");
        }
        checkDenied();
        checkLockedOut();
    }

    private void warn(String pointer, String message, String remedy) {
        warnings.add(new GenesisMistake(pointer, message, remedy));
    }

    /** Places in the lists count among subjects of the same kind, in the order of the file as it is written. */
    private void checkDenied() {
        List<Subject> denied = governance.subjects(Permission.DENIED);
        for (Validator validator : genesis.validators().members()) {
            if (denied.contains(new AccountSubject(validator.operator()))) {
                warn("/permissions/accounts/deny", "denies the operator of " + validator.name()
                        + ", which may send all the same while it operates a validator",
                        "remove it from the list, or give the validator another operator");
            }
            if (denied.contains(new NodeSubject(validator.key()))) {
                warn("/permissions/nodes/deny", "denies the node of " + validator.name()
                        + ", which may connect all the same while it is a validator",
                        "remove it from the list, or do not make it a validator");
            }
        }
    }

    /** Funded accounts that may not send. */
    private void checkLockedOut() {
        if (!governance.accountAllowList()) {
            return;
        }
        TreeSet<Subject> allowed = new TreeSet<>(governance.subjects(Permission.ALLOWED));
        genesis.validators().members().forEach(validator -> allowed.add(new AccountSubject(validator.operator())));
        List<GenesisAccount> accounts = genesis.accounts();
        IntStream.range(0, accounts.size())
                .filter(i -> !allowed.contains(new AccountSubject(accounts.get(i).address())))
                .forEach(i -> warn("/accounts/" + i + "/address", "may not send what it has: only the allowed may send,"
                        + " and it is not among them", "add it to /permissions/accounts/allow"));
    }
}
