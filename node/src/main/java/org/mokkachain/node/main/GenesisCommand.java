package org.mokkachain.node.main;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.genesis.GenesisDiff;
import org.mokkachain.api.genesis.GenesisFingerprint;
import org.mokkachain.api.genesis.GenesisLint;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.node.config.GenesisFile;
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
            GenesisLint lint = GenesisLint.of(GenesisFile.contentOf(file), Instant.now());
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("ok", lint.ok());
            fields.put("mistakes", lint.mistakes());
            fields.put("warnings", lint.warnings());
            output.print(fields, GenesisReport.lines(file, lint).toArray(String[]::new));
            return (lint.ok() ? ExitCode.OK : ExitCode.CONFIGURATION).number();
        }
    }

    /** In what two networks differ. */
    @Command(name = "diff", mixinStandardHelpOptions = true,
            description = "Shows in what two genesis files, or those of two running nodes, differ (exit code 1);"
                    + " formatting does not matter.")
    static final class Diff implements Callable<Integer> {
        private static final int SHOWN = 100;

        @Parameters(index = "0", paramLabel = "FILE|URL", description = "A genesis file, or the address of a node.")
        private String left = "";

        @Parameters(index = "1", paramLabel = "OTHER", description = "Another.")
        private String right = "";

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws MokkaClientException {
            GenesisSource one = GenesisSource.of(left);
            GenesisSource other = GenesisSource.of(right);
            List<GenesisDiff.Difference> found = GenesisDiff.between(one.genesis(), other.genesis());
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("same", found.isEmpty());
            fields.put("left", one.fields());
            fields.put("right", other.fields());
            fields.put("differences", found);
            output.print(fields, lines(one, other, found).toArray(String[]::new));
            return (found.isEmpty() ? ExitCode.OK : ExitCode.ERROR).number();
        }

        private static List<String> lines(
                GenesisSource one, GenesisSource other, List<GenesisDiff.Difference> found) {
            List<String> lines = new ArrayList<>(List.of("- " + one.line(), "+ " + other.line()));
            for (GenesisDiff.Difference difference : found.subList(0, Math.min(SHOWN, found.size()))) {
                lines.add(difference.pointer());
                lines.add("  - " + difference.left());
                lines.add("  + " + difference.right());
            }
            if (found.size() > SHOWN) {
                lines.add("and " + (found.size() - SHOWN) + " more, which --json shows");
            }
            lines.add(found.isEmpty()
                    ? "the same network"
                    : GenesisReport.count(found.size(), "difference") + ": these are two networks");
            return lines;
        }
    }

    /** What everybody compares before starting. */
    @Command(name = "fingerprint", mixinStandardHelpOptions = true,
            description = "Prints the hash that is the network's identity, and digits to compare by telephone.")
    static final class Fingerprint implements Callable<Integer> {
        @Parameters(paramLabel = "FILE|URL", description = "A genesis file, or the address of a node.")
        private String source = "genesis.json";

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws MokkaClientException {
            GenesisSource found = GenesisSource.of(source);
            Genesis genesis = found.genesis();
            output.print(found.fields(),
                    genesis.hash().hex() + "  " + genesis.network(),
                    "to compare by telephone: " + GenesisFingerprint.digits(genesis.hash()));
            return ExitCode.OK.number();
        }
    }
}
