package org.mokkachain.api.genesis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.value.Address;

/** What is probably not meant about the initial balances. */
final class AccountWarnings {
    private final Genesis genesis;
    private final List<GenesisMistake> warnings;

    AccountWarnings(Genesis genesis, List<GenesisMistake> warnings) {
        this.genesis = genesis;
        this.warnings = warnings;
    }

    void check() {
        if (genesis.supply().isZero()) {
            warnings.add(new GenesisMistake("/accounts", "nobody has a balance, so nobody can ever pay a fee",
                    "give at least one account some MOKKA"));
            return;
        }
        checkOperators();
        checkEach();
    }

    private void checkOperators() {
        TreeSet<Address> funded = new TreeSet<>();
        genesis.accounts().stream()
                .filter(account -> !account.balance().isZero())
                .forEach(account -> funded.add(account.address()));
        for (int i = 0; i < genesis.validators().size(); i++) {
            Validator validator = genesis.validators().get(i);
            if (!funded.contains(validator.operator())) {
                warnings.add(new GenesisMistake("/validators/" + i + "/operator",
                        "the operator of " + validator.name() + " has no balance to pay for votes on changes",
                        "add it to accounts"));
            }
        }
    }

    private void checkEach() {
        Map<String, Integer> labels = new TreeMap<>();
        for (int i = 0; i < genesis.accounts().size(); i++) {
            GenesisAccount account = genesis.accounts().get(i);
            if (account.balance().isZero()) {
                warnings.add(new GenesisMistake("/accounts/" + i + "/balance",
                        "an account without a balance needs no entry: every address exists anyway",
                        "remove it, or give it a balance"));
            }
            Integer first = account.label().isEmpty() ? null : labels.putIfAbsent(account.label(), i);
            if (first != null) {
                warnings.add(new GenesisMistake("/accounts/" + i + "/label",
                        "'" + account.label() + "' is also the label of /accounts/" + first,
                        "give each account its own"));
            }
        }
    }
}
