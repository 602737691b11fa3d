package org.mokkachain.api.genesis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.PublicKey;

/** A network with nothing wrong. */
final class SampleGenesis {
    static final AddressFormat FORMAT = AddressFormat.DEVELOPMENT;

    private SampleGenesis() {}

    /** Its validators are validator-0 … at 10.0.0.1:9100 …, its accounts begin with their operators. */
    static Genesis of(int validators, Timing timing) {
        List<Validator> members = IntStream.range(0, validators)
                .mapToObj(i -> new Validator("validator-" + i, key(i), address(i)))
                .toList();
        return new Genesis(
                "test",
                FORMAT.hrp(),
                1_795_132_800_000L,
                CrashModel.BFT,
                timing,
                Limits.DEFAULT,
                new ValidatorSet(members),
                IntStream.range(0, validators).mapToObj(i -> "10.0.0." + (i + 1) + ":9100").toList(),
                IntStream.range(0, 5)
                        .mapToObj(i -> new GenesisAccount("account " + i, address(i), Amount.of(1_000_000_000L)))
                        .toList());
    }

    static String text(Genesis genesis) {
        return new String(GenesisWriter.write(genesis), StandardCharsets.UTF_8);
    }

    static PublicKey key(int i) {
        return PrivateKey.of(bytes(32, 10 + i)).publicKey();
    }

    static Address address(int i) {
        return Address.of(bytes(20, 100 + i));
    }

    private static byte[] bytes(int length, int first) {
        byte[] bytes = new byte[length];
        bytes[0] = (byte) first;
        return bytes;
    }
}
