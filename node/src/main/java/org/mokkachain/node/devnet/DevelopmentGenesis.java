package org.mokkachain.node.devnet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.value.Amount;

/**
 * The genesis of a development network: the same for the same number of validators and crash model, on every machine.
 * That of four validators in the Byzantine model is the {@code genesis.json} at the top of the repository.
 */
public final class DevelopmentGenesis {
    /** Validators of the development network where nothing else is asked for. */
    public static final int VALIDATORS = 4;

    /** Most validators of a development network. */
    public static final int MAX_VALIDATORS = 31;

    static final int P2P_PORT = 9100;
    static final String HOST = "127.0.0.1";

    /**
     * All validators share one machine, perhaps with a build beside them: a leader that is merely slow must not be
     * taken for a dead one. A leader whose process ends is noticed at once all the same, by its broken links.
     */
    private static final Timing TIMING = new Timing(100, 1_000, 600, 3_000, 10_000, 600_000, 0);

    private static final Amount BALANCE = Amount.of(1_000_000_000_000L);
    private static final Instant CREATED = Instant.parse("2026-11-20T00:00:00Z");

    private DevelopmentGenesis() {}

    /** @param validators 1 to {@value #MAX_VALIDATORS} */
    public static Genesis of(int validators, CrashModel crashModel) {
        return new Genesis(
                name(validators, crashModel),
                AddressFormat.DEVELOPMENT.hrp(),
                CREATED.toEpochMilli(),
                crashModel,
                TIMING,
                Limits.DEFAULT,
                new ValidatorSet(IntStream.range(0, validators)
                        .mapToObj(DevelopmentGenesis::validator)
                        .toList()),
                IntStream.range(0, validators).mapToObj(i -> HOST + ":" + (P2P_PORT + i)).toList(),
                accountNames(validators).stream().map(DevelopmentGenesis::account).toList());
    }

    /** The accounts of a network: the four everybody has, and one for each further validator's operator. */
    static List<String> accountNames(int validators) {
        List<String> names = new ArrayList<>(DevelopmentKeys.ACCOUNTS);
        for (int i = names.size(); i < validators; i++) {
            names.add(DevelopmentKeys.operator(i));
        }
        return names;
    }

    private static String name(int validators, CrashModel crashModel) {
        return validators == VALIDATORS && crashModel == CrashModel.BFT
                ? "devnet"
                : "devnet-" + crashModel.name().toLowerCase(Locale.ROOT) + "-" + validators;
    }

    private static Validator validator(int index) {
        String name = DevelopmentKeys.validator(index);
        GenesisAccount operator = account(DevelopmentKeys.operator(index));
        return new Validator(name, DevelopmentKeys.publicKey(name), operator.address());
    }

    private static GenesisAccount account(String name) {
        return new GenesisAccount(name, AccountAddress.of(DevelopmentKeys.publicKey(name)), BALANCE);
    }
}
