package org.mokkachain.node.main;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.node.devnet.DevnetDirectory;
import org.mokkachain.node.devnet.DevnetStart;
import org.mokkachain.node.devnet.DevnetStop;
import org.mokkachain.node.devnet.Layout;
import org.mokkachain.node.devnet.Running;
import org.mokkachain.types.certificate.CrashModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mokka devnet}: a chain on this machine. */
@Command(
        name = "devnet",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a development network on this machine: validators as processes, an explorer, a funded wallet.",
            "Its state survives a restart; validators that still run are left alone."
        },
        subcommands = {DevnetCommand.Stop.class})
final class DevnetCommand implements Callable<Integer> {
    private static final String DIRECTORY = ".devnet";

    @Spec
    private CommandSpec spec;

    @Option(names = "--validators", paramLabel = "N", description = "Number of validators (default: 4).")
    private Optional<Integer> validators = Optional.empty();

    @Option(names = "--dir", paramLabel = "DIR", description = "Where its state is kept (default: " + DIRECTORY + ").")
    private Path directory = Path.of(DIRECTORY);

    @Option(names = "--http-port", paramLabel = "P",
            description = "HTTP port of the first validator (default: 8080); the others follow.")
    private Optional<Integer> httpPort = Optional.empty();

    @Option(names = "--p2p-port", paramLabel = "P",
            description = "Port of the first validator for other nodes (default: 9100); the others follow.")
    private Optional<Integer> p2pPort = Optional.empty();

    @Option(names = {"--crash-model", "--mode"}, paramLabel = "bft|cft",
            description = "Which faults the network survives: bft (default), a third may do anything;"
                    + " cft, half may stop.")
    private Optional<CrashModel> crashModel = Optional.empty();

    @Option(names = "--clean", description = "Start over: end what runs in the directory and delete it.")
    private boolean clean;

    @Option(names = "--detach", description = "Return when the chain runs. Otherwise it runs until Ctrl-C.")
    private boolean detach;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException, KeystoreException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        DevnetDirectory place = new DevnetDirectory(directory);
        DevnetStart start = new DevnetStart(place, environment(), err::println);
        Layout layout = layout();
        if (clean) {
            start.clean();
        }
        Thread interrupted = new Thread(() -> stopAll(place, err), "devnet-stop");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            Running running = start.start(layout);
            Running.View view = running.view(sinceStart());
            output.print(view, DevnetBanner.lines(running, view, directory, detach));
            if (!detach) {
                watch(running, err);
            }
        } finally {
            forget(interrupted);
        }
        return ExitCode.OK.number();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending because of Ctrl-C: the hook is at work.
            return;
        }
    }

    private Layout layout() {
        try {
            return new Layout(validators, crashModel, httpPort, p2pPort);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static DevnetStart.Environment environment() {
        return new DevnetStart.Environment(
                Optional.ofNullable(System.getProperty("mokka.home")).map(Path::of),
                Optional.ofNullable(System.getProperty("mokka.launcher")).map(Path::of));
    }

    /** Until Ctrl-C, which ends this process through its shutdown hook, or until nobody is left. */
    private static void watch(Running running, PrintWriter err) throws InterruptedException {
        List<String> known = new ArrayList<>();
        while (known.size() < running.processes().size()) {
            Thread.sleep(500);
            for (String name : running.ended()) {
                if (!known.contains(name)) {
                    known.add(name);
                    err.println(name + " has ended; its log says why. 'mokka devnet' in another terminal starts it"
                            + " again.");
                }
            }
        }
        throw new CommandException(ExitCode.ERROR, "all validators have ended", "See their logs.");
    }

    private static void stopAll(DevnetDirectory place, PrintWriter err) {
        try {
            List<DevnetStop.Stopped> stopped = DevnetStop.stop(place);
            err.println("stopped " + stopped.size() + " validators; their state is kept in " + place.root());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sinceStart() {
        return ProcessHandle.current().info().startInstant()
                .map(start -> System.currentTimeMillis() - start.toEpochMilli())
                .orElse(0L);
    }

    /** Ends a network that was started with {@code --detach}. */
    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Stops the validators of a directory.")
    static final class Stop implements Callable<Integer> {
        @Option(names = "--dir", paramLabel = "DIR", description = "The directory (default: " + DIRECTORY + ").")
        private Path directory = Path.of(DIRECTORY);

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            List<DevnetStop.Stopped> stopped = DevnetStop.stop(new DevnetDirectory(directory));
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("stopped", stopped);
            String names = String.join(", ", stopped.stream().map(DevnetStop.Stopped::name).toList());
            output.print(fields, stopped.isEmpty() ? "nothing runs in " + directory : "stopped " + names);
            return ExitCode.OK.number();
        }
    }
}
