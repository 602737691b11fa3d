package org.mokkachain.api.genesis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Address;

/** What is probably not meant about the validators: too few, too close together, operated by the same. */
final class ValidatorWarnings {
    private final Genesis genesis;
    private final List<GenesisMistake> warnings;
    private final int size;
    /** Validators that may be away, or fall to one hand, while the chain goes on. */
    private final int spare;

    ValidatorWarnings(Genesis genesis, List<GenesisMistake> warnings) {
        this.genesis = genesis;
        this.warnings = warnings;
        this.size = genesis.validators().size();
        this.spare = size - Quorum.size(genesis.crashModel(), size);
    }

    void check() {
        checkFaults();
        if (DevelopmentKeys.areAllowedOn(genesis)) {
            checkDevelopment();
        } else {
            checkMachines();
        }
        checkSameHosts();
        checkOperators();
    }

    private void warn(String pointer, String message, String remedy) {
        warnings.add(new GenesisMistake(pointer, message, remedy));
    }

    private void checkFaults() {
        boolean bft = genesis.crashModel() == CrashModel.BFT;
        String enough = "name at least " + (bft ? 4 : 3);
        String with = size == 1 ? "with one validator " : "with " + size + " validators ";
        if (spare == 0) {
            warn("/validators", with + "the chain stops as soon as " + (size == 1 ? "it" : "one") + " is away", enough);
        } else if (bft && Quorum.faults(genesis.crashModel(), size) == 0) {
            warn("/validators", with + "no faulty one is tolerated, only one that is away", enough);
        }
    }

    private void checkDevelopment() {
        long known = genesis.validators().members().stream()
                .filter(validator -> DevelopmentKeys.nameOf(validator.key()).isPresent())
                .count();
        if (known > 0) {
            warn("/network", known + " of " + size + " validators have keys that everybody knows: this network is for"
                    + " development only", "never let it keep anything of value");
        }
    }

    private void checkMachines() {
        Map<String, Integer> machines = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            HostAndPort host = HostAndPort.parse(genesis.validatorHosts().get(i));
            machines.merge(host.host(), 1, Integer::sum);
            String at = "/validators/" + i + "/host";
            if (host.isWildcard()) {
                warn(at, host.host() + " is no address that others can dial", "write the address they reach it at");
            } else if (host.isLoopback() && size > 1) {
                warn(at, host.host() + " is reached from its own machine only", "write the address others reach it at");
            }
        }
        machines.forEach((machine, count) -> {
            if (count > 1 && count > spare) {
                warn("/validators", count + " of " + size + " validators are on " + machine
                        + ": the chain stops when this one machine does", "put each on a machine of its own");
            }
        });
    }

    private void checkSameHosts() {
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            String host = genesis.validatorHosts().get(i);
            Integer first = seen.putIfAbsent(host, i);
            if (first != null) {
                warn("/validators/" + i + "/host",
                        host + " is also the host of " + genesis.validators().get(first).name(),
                        "give each validator its own");
            }
        }
    }

    private void checkOperators() {
        Map<Address, Integer> seen = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            Validator validator = genesis.validators().get(i);
            Integer first = seen.putIfAbsent(validator.operator(), i);
            if (first != null) {
                warn("/validators/" + i + "/operator", "this account also operates "
                                + genesis.validators().get(first).name() + ": one hand votes for both",
                        "give each validator an operator of its own");
            }
        }
        checkSoleRulers(seen);
    }

    /** The approval of an account counts for every validator that it operates. */
    private void checkSoleRulers(Map<Address, Integer> operators) {
        operators.forEach((operator, first) -> {
            long operated = genesis.validators().members().stream()
                    .filter(validator -> validator.operator().equals(operator))
                    .count();
            if (size > 1 && operated >= size - spare) {
                warn("/validators", "the operator of " + genesis.validators().get(first).name() + " operates "
                                + operated + " of " + size + " validators, and so decides on every change alone",
                        "give each validator an operator of its own");
            }
        });
    }
}
