package org.mokkachain.api.genesis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.value.Address;

/** What is allowed in a genesis but probably not meant. */
public final class GenesisLint {
    private GenesisLint() {}

    /** Warnings, each with its place and a remedy; none for a sound genesis. */
    public static List<GenesisMistake> warnings(Genesis genesis) {
        List<GenesisMistake> warnings = new ArrayList<>();
        checkFaults(genesis, warnings);
        checkHosts(genesis, warnings);
        checkAccounts(genesis, warnings);
        return warnings;
    }

    private static void checkFaults(Genesis genesis, List<GenesisMistake> warnings) {
        int size = genesis.validators().size();
        boolean bft = genesis.crashModel() == CrashModel.BFT;
        String enough = "name at least " + (bft ? 4 : 3);
        if (Quorum.size(genesis.crashModel(), size) == size) {
            String message = "with " + size + " validators the chain stops as soon as one is away";
            warnings.add(new GenesisMistake("/validators", message, enough));
        } else if (bft && Quorum.faults(genesis.crashModel(), size) == 0) {
            String message = "with " + size + " validators no faulty one is tolerated, only one that is away";
            warnings.add(new GenesisMistake("/validators", message, enough));
        }
    }

    private static void checkHosts(Genesis genesis, List<GenesisMistake> warnings) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < genesis.validatorHosts().size(); i++) {
            String host = genesis.validatorHosts().get(i);
            Integer first = seen.putIfAbsent(host, i);
            if (first != null) {
                warnings.add(new GenesisMistake(
                        "/validators/" + i + "/host",
                        host + " is also the host of " + genesis.validators().get(first).name(),
                        "give each validator its own"));
            }
        }
    }

    private static void checkAccounts(Genesis genesis, List<GenesisMistake> warnings) {
        if (genesis.supply().isZero()) {
            warnings.add(new GenesisMistake(
                    "/accounts",
                    "nobody has a balance, so nobody can pay a fee",
                    "give at least one account some MOKKA"));
        }
        List<Address> funded = genesis.accounts().stream().map(GenesisAccount::address).toList();
        for (int i = 0; i < genesis.validators().size(); i++) {
            Validator validator = genesis.validators().get(i);
            if (!genesis.supply().isZero() && !funded.contains(validator.operator())) {
                warnings.add(new GenesisMistake(
                        "/validators/" + i + "/operator",
                        "the operator of " + validator.name() + " has no balance to pay for votes on changes",
                        "add it to accounts"));
            }
        }
    }
}
