package org.mokkachain.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.benchmarks.main.BenchMain;
import org.mokkachain.node.main.NodeMain;
import org.mokkachain.simulator.main.SimulateMain;
import org.mokkachain.wallet.commands.Program;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.verify.VerifyCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion for shells: up to date, and right where it is really loaded. */
class CompletionTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path SCRIPT = ROOT.resolve("completion").resolve("mokka.bash");
    private static final Path LAUNCHER = ROOT.resolve("mokka");
    private static final String START = "_mokka_command() {";

    @TempDir
    private Path home;

    @BeforeEach
    void makeWallet() throws IOException {
        Path wallet = Files.createDirectories(home.resolve(".mokka").resolve("wallet"));
        for (String name : List.of("alice", "bob", "anna")) {
            Files.createFile(wallet.resolve(name + ".key"));
        }
        Files.writeString(wallet.resolve("contacts"), "# mine\nlandlord = tmok1xyz\nadam = tmok1abc\n");
        Files.createDirectories(home.resolve("elsewhere"));
        Files.createFile(home.resolve("elsewhere").resolve("zoe.key"));
        Files.createFile(home.resolve("receipt one.json"));
    }

    @Test
    void theScriptKnowsEveryCommandAndOption() throws IOException {
        String script = Files.readString(SCRIPT);
        String expected = script.substring(0, script.indexOf(START)) + CompletionTable.of(programs());
        Path written = Path.of("target", "mokka.bash");
        Files.createDirectories(written.getParent());
        Files.writeString(written, expected);
        assertThat(script)
                .as("completion/mokka.bash; to renew it, copy testing/architecture/%s there", written)
                .isEqualTo(expected);
    }

    /** What the launcher starts, in the order of its help. */
    private static Map<String, CommandSpec> programs() throws IOException {
        Map<String, CommandSpec> known = new LinkedHashMap<>();
        NodeMain.commandLine().getSubcommands().forEach((name, sub) -> known.put(name, sub.getCommandSpec()));
        known.put("wallet", Program.spec());
        known.put("verify", verify());
        known.put("simulate", SimulateMain.commandLine().getCommandSpec());
        known.put("bench", BenchMain.commandLine().getCommandSpec());
        known.put("completion", CommandSpec.create()
                .addPositional(PositionalParamSpec.builder().paramLabel("bash|zsh").build()));
        Map<String, CommandSpec> programs = new LinkedHashMap<>();
        Matcher names = Pattern.compile("(?m)^ {2}\\./mokka ([a-z]+)").matcher(Files.readString(LAUNCHER));
        while (names.find()) {
            programs.put(names.group(1), known.get(names.group(1)));
        }
        assertThat(programs.keySet()).as("commands in the help of the launcher").isEqualTo(known.keySet());
        return programs;
    }

    /** It reads its options by hand; its help has them all. */
    private static CommandSpec verify() {
        ByteArrayOutputStream help = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(help, true, StandardCharsets.UTF_8);
        new VerifyCommand(new Output(out, out, new Output.Mode(false, false, false)), Path.of(""), Optional.empty())
                .run(List.of("--help"));
        CommandSpec spec = CommandSpec.create()
                .addPositional(PositionalParamSpec.builder().paramLabel("FILE").build())
                .addOption(OptionSpec.builder("--help").build());
        Matcher option = Pattern.compile("(?m)^ {2}(--[a-z]+)( FILE)?").matcher(help.toString(StandardCharsets.UTF_8));
        while (option.find()) {
            boolean takesFile = option.group(2) != null;
            spec.addOption(OptionSpec.builder(option.group(1))
                    .arity(takesFile ? "1" : "0")
                    .paramLabel("FILE")
                    .type(takesFile ? String.class : boolean.class)
                    .build());
        }
        return spec;
    }

    @Test
    void bashCompletesCommandsOptionsNamesAndFiles() throws IOException, InterruptedException {
        completes(List.of("bash", "-c"), "");
    }

    @Test
    void zshDoesSo() throws IOException, InterruptedException {
        assumeTrue(isThere("zsh"), "there is no zsh here");
        completes(
                List.of("zsh", "-f", "-c"),
                "autoload -U +X compinit && compinit -u\nautoload -U +X bashcompinit && bashcompinit\nemulate sh\n");
    }

    private void completes(List<String> shell, String before) throws IOException, InterruptedException {
        assertThat(offered(shell, before, "")).contains("devnet", "wallet", "verify", "completion");
        assertThat(offered(shell, before, "completion", "")).containsExactly("bash", "zsh");
        assertThat(offered(shell, before, "devnet", "--crash-model", "")).containsExactly("bft", "cft");
        assertThat(offered(shell, before, "devnet", "--cl")).containsExactly("--clean");
        assertThat(offered(shell, before, "wallet", "ac")).containsExactly("account");
        assertThat(offered(shell, before, "wallet", "tx", "s"))
                .containsExactlyInAnyOrder("send", "sign", "submit", "show");
        assertThat(offered(shell, before, "wallet", "--wallet-dir", "elsewhere", "help", "tx", "wh"))
                .containsExactly("why");
        assertThat(offered(shell, before, "wallet", "tx", "send", "--to", "a"))
                .containsExactlyInAnyOrder("alice", "anna", "adam");
        assertThat(offered(shell, before, "wallet", "tx", "send", "--from", "a"))
                .containsExactlyInAnyOrder("alice", "anna");
        assertThat(offered(shell, before, "wallet", "--wallet-dir", "elsewhere", "account", "show", ""))
                .containsExactly("zoe");
        assertThat(offered(shell, before, "wallet", "--wallet-dir", "~/elsewhere", "account", "show", ""))
                .containsExactly("zoe");
        assertThat(offered(shell, before, "wallet", "contact", "remove", "")).contains("landlord", "adam").hasSize(2);
        assertThat(offered(shell, before, "wallet", "tx", "send", "--am")).containsExactly("--amount");
        assertThat(offered(shell, before, "wallet", "tx", "send", "--ti")).containsExactly("--timeout");
        assertThat(offered(shell, before, "wallet", "tx", "send", "--amount", "1")).isEmpty();
        assertThat(offered(shell, before, "wallet", "chain", "status", "")).contains("--json", "--node");
        assertThat(offered(shell, before, "verify", "rec")).containsExactly("receipt one.json");
        assertThat(offered(shell, before, "verify", "x.json", "--doc")).containsExactly("--document");
        assertThat(offered(shell, before, "wallet", "nonsense", "x", "")).doesNotContain("send");
    }

    /** What the shell offers for the last word. */
    private Set<String> offered(List<String> shell, String before, String... words)
            throws IOException, InterruptedException {
        StringBuilder line = new StringBuilder(before).append("source \"$SCRIPT\"\nCOMP_WORDS=(mokka");
        for (String word : words) {
            line.append(" '").append(word).append('\'');
        }
        line.append(")\nCOMP_CWORD=").append(words.length).append("\n_mokka\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
        List<String> command = new ArrayList<>(shell);
        command.add(line.toString());
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("SCRIPT", SCRIPT.toRealPath().toString());
        builder.environment().remove("MOKKA_WALLET_DIR");
        Path errors = home.resolve("errors");
        Process process = builder.redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(errors)).as(line.toString()).isEmpty();
        Set<String> offers = new TreeSet<>(List.of(out.split("\n")));
        offers.remove("");
        return offers;
    }

    private static boolean isThere(String program) {
        return Pattern.compile(":").splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
