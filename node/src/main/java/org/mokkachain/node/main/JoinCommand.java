package org.mokkachain.node.main;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Password;
import org.mokkachain.node.config.ConfigurationException;
import org.mokkachain.node.config.ConfigurationLoader;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.config.NodeConfigReader;
import org.mokkachain.node.config.NodeProfile;
import org.mokkachain.node.invitation.Invitation;
import org.mokkachain.node.joining.GenesisFetch;
import org.mokkachain.node.joining.JoinDirectory;
import org.mokkachain.node.joining.Newcomer;
import org.mokkachain.node.joining.NodeKeys;
import org.mokkachain.node.runtime.Wire;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.PublicKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mokka join}: sets up a node of the network that an invitation is for. */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description = {
            "Sets up a node with an invitation: makes its key, fetches and checks the genesis, writes its settings,",
            "and says what to run next. Whoever was interrupted gives the same command again; nothing is overwritten."
        })
final class JoinCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "INVITATION", arity = "1..*", description = "What 'mokka invite' printed.")
    private List<String> invitation = List.of();

    @Option(names = "--dir", required = true, paramLabel = "DIR",
            description = "Directory of the new node: a new or an empty one.")
    private Path directory = Path.of(".");

    @Option(names = "--profile", paramLabel = "observer|validator",
            description = "What the node is for (default: observer). Validators follow, too, until they are voted in.")
    private Optional<NodeProfile> profile = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME",
            description = "Its name for logs, peers and as a validator (default: the name of the directory).")
    private Optional<String> name = Optional.empty();

    @Option(names = "--host", paramLabel = "HOST",
            description = "Name or address by which other nodes reach this one (default: found out).")
    private Optional<String> host = Optional.empty();

    @Option(names = "--p2p-port", paramLabel = "P",
            description = "Port for other nodes (default: 9100, or the next free one).")
    private Optional<Integer> p2pPort = Optional.empty();

    @Option(names = "--http-port", paramLabel = "P",
            description = "Port for HTTP on this machine (default: 8080, or the next free one).")
    private Optional<Integer> httpPort = Optional.empty();

    @Option(names = "--password-file", paramLabel = "FILE",
            description = "File with the password of the key; the node will read it at each start. Otherwise it is"
                    + " taken from " + ConfigurationLoader.PASSWORD_VARIABLE + ", or asked for.")
    private Optional<Path> passwordFile = Optional.empty();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException, KeystoreException, InterruptedException {
        Logging.quiet();
        JoinDirectory place = new JoinDirectory(directory, invitation());
        place.check(passwordFile);
        NodeKeys keys = new NodeKeys(place);
        if (place.isComplete()) {
            refuseChanges(place);
            print(place, keys.read().publicKey(), place.genesis().orElseThrow(), "is set up already");
            return ExitCode.OK.number();
        }
        Newcomer newcomer = newcomer(place);
        boolean goesOn = place.isBegun();
        PublicKey key;
        Genesis genesis;
        if (place.hasKey() && place.genesis().isPresent()) {
            key = keys.read().publicKey();
            genesis = place.genesis().orElseThrow();
        } else {
            PrivateKey secret = key(place, keys);
            try {
                key = secret.publicKey();
                genesis = genesis(place, newcomer, secret);
            } finally {
                secret.wipe();
            }
        }
        place.begin();
        place.write(newcomer.file(genesis, key));
        print(place, key, genesis, goesOn ? "is set up now" : "is set up");
        return ExitCode.OK.number();
    }

    private Invitation invitation() {
        Invitation parsed;
        try {
            parsed = Invitation.parse(String.join("", invitation));
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()),
                    "Copy the whole line that 'mokka invite' printed.");
        }
        if (parsed.protocolVersion() != Wire.PROTOCOL_VERSION) {
            throw new CommandException(ExitCode.CONFIGURATION, "the nodes of " + parsed.network()
                    + " speak version " + parsed.protocolVersion() + " of the protocol, and this program version "
                    + Wire.PROTOCOL_VERSION, "Use the same version of the program as they do.");
        }
        if (profile.equals(Optional.of(NodeProfile.DEV))) {
            throw new ParameterException(spec.commandLine(), "--profile must be observer or validator");
        }
        return parsed;
    }

    private Newcomer newcomer(JoinDirectory place) {
        Optional<String> password = passwordFile.map(file -> {
            Path root = directory.toAbsolutePath().normalize();
            Path absolute = file.toAbsolutePath().normalize();
            return absolute.startsWith(root) ? root.relativize(absolute).toString() : absolute.toString();
        });
        return new Newcomer(place.invitation(),
                new Newcomer.Wishes(name, profile.orElse(NodeProfile.OBSERVER), host, p2pPort, httpPort),
                password.orElse(""), directory.toAbsolutePath().normalize());
    }

    private PrivateKey key(JoinDirectory place, NodeKeys keys) throws IOException, KeystoreException {
        PasswordSource source =
                new PasswordSource(passwordFile, ConfigurationLoader.PASSWORD_VARIABLE, this::say);
        if (place.hasKey()) {
            var file = keys.read();
            say("using the key in " + place.key());
            try (Password password = source.current(place.key().toString())) {
                place.begin();
                return file.unlock(password);
            }
        }
        try (Password password = source.fresh("the new key")) {
            place.begin();
            PrivateKey key = keys.create(password);
            say("made the key " + place.key() + ": " + key.publicKey().hex());
            return key;
        }
    }

    private Genesis genesis(JoinDirectory place, Newcomer newcomer, PrivateKey key)
            throws IOException, InterruptedException {
        Optional<Genesis> there = place.genesis();
        if (there.isPresent()) {
            return there.get();
        }
        return switch (newcomer.fetch(key, this::say)) {
            case GenesisFetch.Outcome.Fetched(Genesis genesis, var from) -> {
                say("got the genesis from " + from.endpoint() + "; it has the fingerprint of the invitation");
                yield place.write(genesis);
            }
            case GenesisFetch.Outcome.Nobody(List<GenesisFetch.Attempt> attempts) ->
                throw new CommandException(ExitCode.CANNOT_CONNECT, "no node of the invitation sent the genesis: "
                        + attempts.stream()
                                .map(attempt -> attempt.peer().endpoint() + ": " + attempt.reason())
                                .collect(Collectors.joining("; ")),
                        remedy(attempts, key.publicKey()));
        };
    }

    private static String remedy(List<GenesisFetch.Attempt> attempts, PublicKey key) {
        boolean shut = attempts.stream().anyMatch(attempt -> attempt.reason().contains("does not admit this key"));
        return shut
                ? "Have the operators admit the key " + key.hex() + " (p2p.allow of a node, or 'validator"
                        + " propose-permission allowed --node-key KEY'), then give the same command again."
                : "The key is kept. Give the same command again when one of them can be reached, or with a newer"
                        + " invitation.";
    }

    /** What is there is left alone, and whoever wants something else has to say so there. */
    private void refuseChanges(JoinDirectory place) {
        NodeConfig config = config(place);
        boolean differs = profile.filter(wish -> wish != config.profile()).isPresent()
                || name.filter(wish -> !Optional.of(wish).equals(config.name())).isPresent()
                || host.filter(wish -> !wish.equals(config.p2p().advertisedHost().orElse(config.p2p().host())))
                        .isPresent()
                || p2pPort.filter(wish -> wish != config.p2p().port()).isPresent()
                || httpPort.filter(wish -> wish != config.http().port()).isPresent();
        if (differs) {
            throw new ConfigurationException("this node is set up already, with other settings than those given now",
                    place.config(), "Edit that file, or leave the options out.");
        }
    }

    private void print(JoinDirectory place, PublicKey key, Genesis genesis, String how) {
        JoinReport report = new JoinReport(directory, config(place), key, genesis);
        output.print(report.fields(), report.lines(how));
    }

    /** As the file has it, whatever the environment says. */
    private static NodeConfig config(JoinDirectory place) {
        return new NodeConfigReader(new ConfigurationLoader(Path.of(""), Map.of(), Map.of()).load(place.config()))
                .read();
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
