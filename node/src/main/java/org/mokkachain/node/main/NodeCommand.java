package org.mokkachain.node.main;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.node.config.ConfigurationLoader;
import org.mokkachain.node.config.EffectiveSettings;
import org.mokkachain.node.config.GenesisFile;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.config.NodeConfigReader;
import org.mokkachain.node.config.Property;
import org.mokkachain.node.config.Settings;
import org.mokkachain.node.http.HttpStartException;
import org.mokkachain.node.runtime.Halt;
import org.mokkachain.node.runtime.Node;
import org.mokkachain.types.crypto.NativeCrypto;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.genesis.Genesis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mokka node}: one validator or observer. It has a flag for every property of {@link Settings}. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description = {
            "Runs one node: a validator if its key is in the validator set, otherwise an observer.",
            "Settings come from the file, MOKKA_* variables and the flags below; later ones win."
        })
final class NodeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(NodeCommand.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The settings, in TOML.")
    private Path file = Path.of("node.toml");

    @Option(names = "--print-config", description = "Show every setting and where it comes from, and end.")
    private boolean printConfig;

    /** Gives the command its flags. */
    static void addSettings(CommandSpec command) {
        for (Property<?> property : Settings.all()) {
            command.addOption(OptionSpec.builder(property.flag())
                    .paramLabel("VALUE")
                    .type(String.class)
                    .description(property.doc().replace("%", "%%") + " (" + property.values() + "; default: "
                            + property.standardText() + ")")
                    .build());
        }
    }

    @Override
    public Integer call() throws IOException, KeystoreException, HttpStartException, InterruptedException {
        EffectiveSettings settings = new ConfigurationLoader(Path.of(""), System.getenv(), flags()).load(file);
        NodeConfig config = new NodeConfigReader(settings).read();
        if (printConfig) {
            print(settings);
            return ExitCode.OK.number();
        }
        Logging.configure(config.log());
        NativeCrypto.register();
        Genesis genesis = GenesisFile.read(config.genesisFile());
        PrivateKey key = new NodeKey(config, genesis).unlock();
        try (ProgressBar bar = bar(config.log())) {
            return run(() -> new Node(config, key, genesis, Version.current().version()), bar);
        }
    }

    /** None where it would be among the lines of a log that another program reads. */
    private ProgressBar bar(NodeConfig.Log log) {
        boolean among = Logging.sharesScreen(log) && log.format() == NodeConfig.LogFormat.JSON;
        return new ProgressBar(spec.commandLine().getOut(), Screen.isThere() && !among);
    }

    /** Runs nodes one after the other, as long as each asks for the next one. */
    private int run(Supplier<Node> nodes, ProgressBar bar)
            throws IOException, HttpStartException, InterruptedException {
        Node node = nodes.get();
        AtomicReference<Node> current = new AtomicReference<>(node);
        AtomicBoolean ending = new AtomicBoolean();
        Runnable stop = () -> {
            ending.set(true);
            bar.close();
            stop(Objects.requireNonNull(current.get()));
        };
        Termination.onRequest(stop);
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "node-stop"));
        while (true) {
            if (ending.get()) {
                node.close();
            }
            node.start();
            switch (ending(node, bar)) {
                case Halt.Stopped stopped -> {
                    return ExitCode.OK.number();
                }
                case Halt.Restarting restarting -> {
                    node.close();
                    node = nodes.get();
                    current.set(node);
                }
                case Halt.Halted halted -> {
                    node.close();
                    throw new CommandException(ExitCode.ERROR, "the node has halted: " + halted.reason(),
                            "Its log says more; do not delete its data.");
                }
            }
        }
    }

    /** In good order if it can be done in time. Otherwise as if it were killed, which loses nothing either. */
    private static void stop(Node node) {
        try {
            if (!node.closeWithin(STOP_LIMIT)) {
                LOG.warn("the node did not stop within {} s and is cut off", STOP_LIMIT.toSeconds());
                Runtime.getRuntime().halt(ExitCode.ERROR.number());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Halt.Ending ending(Node node, ProgressBar bar) throws InterruptedException {
        while (true) {
            try {
                return node.ending().get(ProgressBar.INTERVAL_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                bar.draw(node.sync());
            } catch (ExecutionException e) {
                throw new IllegalStateException("the end of a node cannot fail", e);
            }
        }
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        for (Property<?> property : Settings.all()) {
            String value = spec.commandLine().getParseResult().matchedOptionValue(property.flag(), null);
            if (value != null) {
                flags.put(property.name(), value);
            }
        }
        return flags;
    }

    private void print(EffectiveSettings settings) {
        PrintWriter out = spec.commandLine().getOut();
        for (EffectiveSettings.Setting setting : settings.all()) {
            String value = setting.texts().isEmpty() ? "-" : String.join(",", setting.texts());
            out.printf("%-28s %-32s # %s%n", setting.property().name(), value, setting.origin());
        }
        out.flush();
    }
}
