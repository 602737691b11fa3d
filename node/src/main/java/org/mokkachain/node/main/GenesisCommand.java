package org.mokkachain.node.main;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mokkachain.api.genesis.GenesisDiff;
import org.mokkachain.api.genesis.GenesisFormatException;
import org.mokkachain.api.genesis.GenesisLint;
import org.mokkachain.api.genesis.GenesisMistake;
import org.mokkachain.api.genesis.GenesisReader;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.node.config.GenesisFile;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mokka genesis}: makes, checks and compares genesis files before anything depends on them. */
@Command(
        name = "genesis",
        mixinStandardHelpOptions = true,
        description = "Makes, checks and compares genesis files.",
        subcommands = {
            GenesisCreate.class,
            GenesisCommand.Lint.class,
            GenesisCommand.Diff.class,
            GenesisCommand.Fingerprint.class
        })
final class GenesisCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: create, lint, diff or fingerprint.");
    }

    /** Every mistake, and what is allowed but probably not meant. */
    @Command(name = "lint", mixinStandardHelpOptions = true,
            description = "Lists all mistakes (exit code 3), and warns of what is probably not meant.")
    static final class Lint implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The genesis file.")
        private Path file = Path.of("genesis.json");

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            List<GenesisMistake> mistakes = new ArrayList<>();
            List<GenesisMistake> warnings = new ArrayList<>();
            try {
                Genesis genesis = GenesisReader.read(GenesisFile.contentOf(file));
                mistakes.addAll(knownKeys(genesis));
                warnings.addAll(GenesisLint.warnings(genesis));
            } catch (GenesisFormatException e) {
                mistakes.addAll(e.mistakes());
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("ok", mistakes.isEmpty());
            fields.put("mistakes", mistakes);
            fields.put("warnings", warnings);
            output.print(fields, lines(mistakes, warnings));
            return (mistakes.isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION).number();
        }

        private static String[] lines(List<GenesisMistake> mistakes, List<GenesisMistake> warnings) {
            List<String> lines = new ArrayList<>();
            mistakes.forEach(mistake -> lines.add("error    " + mistake));
            warnings.forEach(warning -> lines.add("warning  " + warning));
            lines.add(mistakes.isEmpty() ? "ok" : mistakes.size() + " mistakes");
            return lines.toArray(String[]::new);
        }

        private static List<GenesisMistake> knownKeys(Genesis genesis) {
            List<GenesisMistake> mistakes = new ArrayList<>();
            for (int i = 0; i < genesis.validators().size() && !DevelopmentKeys.areAllowedOn(genesis); i++) {
                int index = i;
                DevelopmentKeys.nameOf(genesis.validators().get(i).key())
                        .ifPresent(name -> mistakes.add(new GenesisMistake(
                                "/validators/" + index + "/publicKey",
                                "this is the key of " + name + " in development networks, which everybody knows",
                                "make a key with 'mokka key new'")));
            }
            return mistakes;
        }
    }

    /** In what two files differ. */
    @Command(name = "diff", mixinStandardHelpOptions = true,
            description = "Shows in what two genesis files differ (exit code 1); formatting does not matter.")
    static final class Diff implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE", description = "One genesis file.")
        private Path left = Path.of("");

        @Parameters(index = "1", paramLabel = "OTHER", description = "Another.")
        private Path right = Path.of("");

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            List<GenesisDiff.Difference> found =
                    GenesisDiff.between(GenesisFile.read(left), GenesisFile.read(right));
            List<String> lines = new ArrayList<>();
            for (GenesisDiff.Difference difference : found) {
                lines.add(difference.pointer());
                lines.add("  - " + difference.left());
                lines.add("  + " + difference.right());
            }
            lines.add(found.isEmpty() ? "the same network" : found.size() + " differences: these are two networks");
            output.print(Map.of("same", found.isEmpty(), "differences", found), lines.toArray(String[]::new));
            return (found.isEmpty() ? ExitCode.OK : ExitCode.ERROR).number();
        }
    }

    /** The hash everybody compares before starting. */
    @Command(name = "fingerprint", mixinStandardHelpOptions = true,
            description = "Prints the hash that is the network's identity (chain id).")
    static final class Fingerprint implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The genesis file.")
        private Path file = Path.of("genesis.json");

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            Genesis genesis = GenesisFile.read(file);
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("network", genesis.network());
            fields.put("genesisHash", genesis.hash().hex());
            output.print(fields, genesis.hash().hex() + "  " + genesis.network());
            return ExitCode.OK.number();
        }
    }
}
