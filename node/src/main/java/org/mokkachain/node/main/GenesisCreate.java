package org.mokkachain.node.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.mokkachain.api.genesis.GenesisFormatException;
import org.mokkachain.api.genesis.GenesisLint;
import org.mokkachain.api.genesis.GenesisReader;
import org.mokkachain.api.genesis.GenesisWriter;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.node.devnet.DevelopmentGenesis;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.value.PublicKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mokka genesis create}: writes a genesis file from a command line, or that of a development network. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Writes a genesis file. It is what all members of a network must agree on; nothing of it can be"
                + " changed later except by a vote.")
final class GenesisCreate implements Callable<Integer> {
    private static final int VALIDATOR_PARTS = 4;
    private static final int ACCOUNT_PARTS = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: genesis.json).")
    private Path file = Path.of("genesis.json");

    @Option(names = "--network", paramLabel = "NAME", description = "Name of the network.")
    private Optional<String> network = Optional.empty();

    @Option(names = "--prefix", paramLabel = "PREFIX",
            description = "What its addresses begin with: mok (default) for production, tmok for development.")
    private String prefix = AddressFormat.PRODUCTION.hrp();

    @Option(names = "--validator", paramLabel = "NAME,KEY,OPERATOR,HOST:PORT",
            description = "A validator: name, public key ('mokka key show'), address of the operator's account, and"
                    + " where it is reached. Once for each, in the same order for everybody.")
    private List<String> validators = new ArrayList<>();

    @Option(names = "--account", paramLabel = "LABEL,ADDRESS,AMOUNT",
            description = "An account with an initial balance, as in treasury,mok1…,\"1000000 MOKKA\".")
    private List<String> accounts = new ArrayList<>();

    @Option(names = {"--crash-model", "--mode"}, paramLabel = "bft|cft",
            description = "Which faults it survives: bft (default), a third may do anything; cft, half may stop.")
    private CrashModel crashModel = CrashModel.BFT;

    @Option(names = "--timing", paramLabel = "lan|wan",
            description = "Where its validators are: lan (default), at one site; wan, on several continents.")
    private TimingChoice timing = TimingChoice.LAN;

    @Option(names = "--development", paramLabel = "N",
            description = "Write the genesis of a development network of N validators, with keys everybody knows.")
    private Optional<Integer> development = Optional.empty();

    @Mixin
    private Output output = new Output();

    /** The timings that have a name. */
    enum TimingChoice {
        LAN(Timing.LAN),
        WAN(Timing.WAN);

        private final Timing timing;

        TimingChoice(Timing timing) {
            this.timing = timing;
        }
    }

    @Override
    public Integer call() throws IOException {
        Genesis genesis = development.map(this::development).orElseGet(this::fromOptions);
        byte[] content = GenesisWriter.write(genesis);
        check(content);
        if (Files.exists(file)) {
            throw new CommandException(ExitCode.CONFIGURATION, "there is a file " + file + " already",
                    "Choose another --out; nothing was overwritten.");
        }
        Files.write(file, content, StandardOpenOption.CREATE_NEW);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", file.toAbsolutePath().normalize().toString());
        fields.put("network", genesis.network());
        fields.put("genesisHash", genesis.hash().hex());
        fields.put("warnings", GenesisLint.warnings(genesis));
        List<String> lines = new ArrayList<>(List.of("wrote " + file, "fingerprint " + genesis.hash().hex()));
        GenesisLint.warnings(genesis).forEach(warning -> lines.add("warning  " + warning));
        output.print(fields, lines.toArray(String[]::new));
        return ExitCode.OK.number();
    }

    private Genesis development(int size) {
        if (size < 1 || size > DevelopmentGenesis.MAX_VALIDATORS) {
            throw usage("--development must be 1 to " + DevelopmentGenesis.MAX_VALIDATORS + ", got " + size);
        }
        return DevelopmentGenesis.of(size, crashModel);
    }

    private Genesis fromOptions() {
        AddressFormat addresses = parsed("--prefix " + prefix, () -> new AddressFormat(prefix));
        List<Validator> members = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        for (String text : validators) {
            String[] parts = parts("--validator", text, VALIDATOR_PARTS);
            members.add(parsed("--validator " + text,
                    () -> new Validator(parts[0], PublicKey.fromHex(parts[1]), addresses.parse(parts[2]))));
            hosts.add(parts[3]);
        }
        List<GenesisAccount> funded = new ArrayList<>();
        for (String text : accounts) {
            String[] parts = parts("--account", text, ACCOUNT_PARTS);
            funded.add(parsed("--account " + text, () -> new GenesisAccount(
                    parts[0], addresses.parse(parts[1]), AssetUnit.MOKKA.parse(parts[2]))));
        }
        String name = network.orElseThrow(() -> usage("--network is missing"));
        return parsed("this genesis", () -> new Genesis(name, prefix, Instant.now().toEpochMilli(), crashModel,
                timing.timing, Limits.DEFAULT, new ValidatorSet(members), hosts, funded));
    }

    private String[] parts(String option, String text, int count) {
        String[] parts = text.split(",", -1);
        if (parts.length != count) {
            throw usage(option + " " + text + " has " + parts.length + " parts, not " + count);
        }
        return parts;
    }

    /** What goes out must come in again. */
    private static void check(byte[] content) {
        try {
            GenesisReader.read(content);
        } catch (GenesisFormatException e) {
            throw new CommandException(ExitCode.CONFIGURATION,
                    "this genesis would be refused: " + e.mistakes().getFirst(),
                    "");
        }
    }

    private <T> T parsed(String what, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw usage(what + ": " + e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
