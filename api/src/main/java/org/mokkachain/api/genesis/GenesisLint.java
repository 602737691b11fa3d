package org.mokkachain.api.genesis;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;

/**
 * Looks a genesis file over before anything depends on it: all mistakes, for which a node refuses it, and warnings of
 * what is allowed but probably not meant.
 *
 * @param genesis what the file says; empty if it cannot be read
 * @param warnings none where the file cannot be read
 */
public record GenesisLint(Optional<Genesis> genesis, List<GenesisMistake> mistakes, List<GenesisMistake> warnings) {
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    public GenesisLint {
        mistakes = List.copyOf(mistakes);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads and judges a file.
     *
     * @param json UTF-8
     * @param now to judge its date
     */
    public static GenesisLint of(byte[] json, Instant now) {
        try {
            Genesis genesis = GenesisReader.read(json);
            return new GenesisLint(
                    Optional.of(genesis),
                    TextPlaces.locate(json, knownKeys(genesis)),
                    TextPlaces.locate(json, warnings(genesis, now)));
        } catch (GenesisFormatException e) {
            return new GenesisLint(Optional.empty(), e.mistakes(), List.of());
        }
    }

    public boolean ok() {
        return mistakes.isEmpty();
    }

    /** Warnings, each with its place and a remedy; none for a sound genesis. */
    public static List<GenesisMistake> warnings(Genesis genesis, Instant now) {
        List<GenesisMistake> warnings = new ArrayList<>();
        checkDate(genesis, now, warnings);
        new ValidatorWarnings(genesis, warnings).check();
        new RuleWarnings(genesis, warnings).check();
        new AccountWarnings(genesis, warnings).check();
        new PermissionWarnings(genesis, warnings).check();
        return warnings;
    }

    private static void checkDate(Genesis genesis, Instant now, List<GenesisMistake> warnings) {
        Instant created = Instant.ofEpochMilli(genesis.timestampMs());
        if (created.isAfter(now.plus(CLOCK_TOLERANCE))) {
            warnings.add(new GenesisMistake("/createdAt",
                    created + " is in the future, and no block can be made before",
                    "write the present time, " + now.truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    /** The keys of development networks on another network: a node refuses to start with them. */
    private static List<GenesisMistake> knownKeys(Genesis genesis) {
        List<GenesisMistake> mistakes = new ArrayList<>();
        if (DevelopmentKeys.areAllowedOn(genesis)) {
            return mistakes;
        }
        for (int i = 0; i < genesis.validators().size(); i++) {
            Validator validator = genesis.validators().get(i);
            String at = "/validators/" + i;
            DevelopmentKeys.nameOf(validator.key()).ifPresent(name -> mistakes.add(new GenesisMistake(
                    at + "/publicKey", known("the key of " + name), "make a key with 'mokka key new'")));
            DevelopmentKeys.nameOf(validator.operator()).ifPresent(name -> mistakes.add(new GenesisMistake(
                    at + "/operator", known("the account of " + name),
                    "make an account with 'mokka wallet account new'")));
        }
        for (int i = 0; i < genesis.accounts().size(); i++) {
            String at = "/accounts/" + i + "/address";
            DevelopmentKeys.nameOf(genesis.accounts().get(i).address()).ifPresent(name -> mistakes.add(
                    new GenesisMistake(at, known("the account of " + name),
                            "make an account with 'mokka wallet account new'")));
        }
        return mistakes;
    }

    private static String known(String what) {
        return "this is " + what + " in development networks, whose secret everybody knows";
    }
}
