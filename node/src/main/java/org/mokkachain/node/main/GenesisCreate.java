package org.mokkachain.node.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mokkachain.api.genesis.GenesisFingerprint;
import org.mokkachain.api.genesis.GenesisLint;
import org.mokkachain.api.genesis.GenesisWriter;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.node.devnet.DevelopmentGenesis;
import org.mokkachain.node.genesis.DialogueLeftException;
import org.mokkachain.node.genesis.GenesisDialogue;
import org.mokkachain.node.genesis.GenesisDraft;
import org.mokkachain.node.genesis.GenesisDraft.Topic;
import org.mokkachain.node.genesis.Prompt;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.genesis.Genesis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code mokka genesis create}: writes a genesis file. Everything can be given on the command line; what is missing is
 * asked for where there is a terminal.
 */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Writes a genesis file. It is what all members of a network must agree on; nothing of it can be"
                + " changed later except by a vote. What is not given here is asked for, if there is a terminal.")
final class GenesisCreate implements Callable<Integer> {
    private final Optional<Prompt> givenPrompt;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: genesis.json).")
    private Path file = Path.of("genesis.json");

    @Option(names = "--development", paramLabel = "N",
            description = "Write the genesis of a development network of N validators, with keys everybody knows.")
    private Optional<Integer> development = Optional.empty();

    @Option(names = "--created-at", paramLabel = "TIME",
            description = "Time of the first block, as in 2026-01-31T12:00:00Z (default: now).")
    private Optional<String> createdAt = Optional.empty();

    @Mixin
    private GenesisOptions options = new GenesisOptions();

    @Mixin
    private Output output = new Output();

    /** With the terminal of this process. */
    GenesisCreate() {
        this.givenPrompt = Optional.empty();
    }

    GenesisCreate(Prompt prompt) {
        this.givenPrompt = Optional.of(prompt);
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(file)) {
            throw new CommandException(ExitCode.CONFIGURATION, "there is a file " + file + " already",
                    "Choose another --out; nothing was overwritten.");
        }
        Instant now = time();
        try {
            Genesis genesis = development.isPresent() ? development(development.get()) : fromOptions(now);
            write(genesis, GenesisLint.of(GenesisWriter.write(genesis), Instant.now()));
        } catch (DialogueLeftException e) {
            throw new CommandException(ExitCode.INTERRUPTED, String.valueOf(e.getMessage()), "Nothing was written.");
        }
        return ExitCode.OK.number();
    }

    private void write(Genesis genesis, GenesisLint lint) throws IOException {
        Files.write(file, GenesisWriter.write(genesis), StandardOpenOption.CREATE_NEW);
        String digits = GenesisFingerprint.digits(genesis.hash());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", file.toAbsolutePath().normalize().toString());
        fields.put("network", genesis.network());
        fields.put("genesisHash", genesis.hash().hex());
        fields.put("digits", digits);
        fields.put("warnings", lint.warnings());
        List<String> lines = new ArrayList<>(List.of(
                "wrote " + file, "fingerprint " + genesis.hash().hex(), "to compare by telephone: " + digits));
        lint.warnings().forEach(warning -> lines.add("warning  " + warning));
        output.print(fields, lines.toArray(String[]::new));
    }

    private Genesis development(int size) {
        if (size < 1 || size > DevelopmentGenesis.MAX_VALIDATORS) {
            throw usage("--development must be 1 to " + DevelopmentGenesis.MAX_VALIDATORS + ", got " + size);
        }
        return DevelopmentGenesis.of(size, options.crashModel().orElse(CrashModel.BFT));
    }

    private Genesis fromOptions(Instant now) throws DialogueLeftException {
        try {
            GenesisDraft draft = options.draft();
            boolean isComplete = draft.isDecided(Topic.NETWORK) && draft.isDecided(Topic.VALIDATORS);
            Prompt prompt = givenPrompt.orElseGet(() -> new TerminalPrompt(spec.commandLine().getErr()));
            if (isComplete) {
                return checked(draft.build(now));
            }
            if (!prompt.isAnybodyThere()) {
                throw usage((draft.isDecided(Topic.NETWORK) ? "--validator" : "--network") + " is missing, and there is"
                        + " no terminal to ask on");
            }
            return ask(prompt, draft, now);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private Genesis ask(Prompt prompt, GenesisDraft draft, Instant now) throws DialogueLeftException {
        GenesisDialogue dialogue = new GenesisDialogue(prompt, draft);
        dialogue.run();
        Genesis genesis = checked(draft.build(now));
        if (!dialogue.mayWrite(genesis, GenesisLint.warnings(genesis, Instant.now()), file.toString())) {
            throw new CommandException(ExitCode.INTERRUPTED, "it was not to be written", "Nothing was written.");
        }
        return genesis;
    }

    /** What goes out must come in again. */
    private static Genesis checked(Genesis genesis) {
        GenesisLint lint = GenesisLint.of(GenesisWriter.write(genesis), Instant.now());
        if (!lint.ok()) {
            throw new CommandException(ExitCode.CONFIGURATION,
                    "this genesis would be refused: " + lint.mistakes().getFirst(), "");
        }
        return genesis;
    }

    private Instant time() {
        try {
            return createdAt.map(Instant::parse).orElseGet(Instant::now).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeParseException e) {
            throw usage("--created-at must be a time in UTC as in 2026-01-31T12:00:00Z");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
