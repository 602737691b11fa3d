package org.mokkachain.endtoend.explorer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mokkachain.api.genesis.GenesisWriter;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.node.devnet.DevelopmentGenesis;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;

/** A network whose own name and whose validators' and accounts' names are hostile, as far as a genesis takes them. */
public final class HostileNetwork {
    /** The network's name; development keys are only for networks whose names begin so. */
    public static final String NAME = "devnet-<img src=x onerror=" + HostileTexts.PROOF + "=1>";

    /** The validators' names. A name stands in the file of its node's configuration, hence no quotation marks. */
    public static final List<String> VALIDATORS = List.of(
            "<script>" + HostileTexts.PROOF + "=1</script>",
            "javascript:" + HostileTexts.PROOF + "=1",
            "{{7*7}}${7*7}=1+1",
            "W".repeat(Validator.MAX_NAME));

    private HostileNetwork() {}

    /** Starts it. @param name under which its logs are kept */
    public static Devnet start(String name) {
        try {
            Path directory = Files.createTempDirectory("mokka-hostile").toRealPath().resolve("net");
            write(directory);
            return Devnet.startIn(name, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code mokka devnet} takes for a network it has made itself. */
    private static void write(Path directory) throws IOException {
        Path wallet = Files.createDirectories(directory.resolve("wallet"));
        Files.writeString(wallet.resolve("development"), "", StandardCharsets.UTF_8);
        Files.write(directory.resolve("genesis.json"), GenesisWriter.write(genesis()));
    }

    /** That of the development network, but for the names. */
    public static Genesis genesis() {
        Genesis usual = DevelopmentGenesis.of(VALIDATORS.size(), CrashModel.BFT);
        return new Genesis(
                NAME,
                usual.addressPrefix(),
                usual.timestampMs(),
                usual.crashModel(),
                usual.timing(),
                usual.limits(),
                validators(usual.validators()),
                usual.validatorHosts(),
                labelled(usual.accounts()),
                usual.governance());
    }

    private static ValidatorSet validators(ValidatorSet usual) {
        List<Validator> named = new ArrayList<>();
        for (String name : VALIDATORS) {
            named.add(new Validator(
                    name, DevelopmentKeys.publicKey(name), usual.get(named.size()).operator()));
        }
        return new ValidatorSet(named);
    }

    private static List<GenesisAccount> labelled(List<GenesisAccount> usual) {
        List<GenesisAccount> labelled = new ArrayList<>();
        for (GenesisAccount account : usual) {
            String label = HostileTexts.within(GenesisAccount.MAX_LABEL, HostileTexts.ALL.get(labelled.size()));
            labelled.add(new GenesisAccount(label, account.address(), account.balance()));
        }
        return labelled;
    }
}
