package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;

/** Words instead of a key file: what they own is spent by whoever has them, and only a person's eyes get them. */
class MnemonicTest {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final Pattern NUMBERED = Pattern.compile("(?<= )\\d+ ([a-z]{3,8})(?=\\s)");

    @TempDir
    private Path scratch;

    private Path password;

    @BeforeEach
    void writePassword() throws IOException {
        password = Files.writeString(scratch.resolve("password"), "correct horse\n");
    }

    @Test
    void whatALostWalletOwnedIsSpentByTheOneMadeOfItsWords() throws Exception {
        Path words = scratch.resolve("words");
        try (Devnet devnet = Devnet.start("MnemonicTest", "--validators", 1)) {
            String node = devnet.client(0).node().toString();
            Ended made = wallet("lost", "--node", node, "account", "new", "zoe", "--mnemonic-words", "24",
                    "--mnemonic-file", words, "--json").with(0);
            String address = made.json().path("address").asString();
            assertThat(made.out() + made.err()).doesNotContain(Files.readString(words).strip());
            devnet.wallet("tx", "send", "--from", "alice", "--to", address, "--amount", "10 MOKKA", "--yes").with(0);

            Ended again = wallet("found", "--node", node, "account", "import", "zoe", "--mnemonic-file", words,
                    "--json").with(0);
            assertThat(again.json().path("address").asString()).isEqualTo(address);
            String bob = Network.of(devnet.client(0)).text(Person.named("bob"));
            assertThat(wallet("found", "--node", node, "tx", "send", "--to", bob, "--amount", "4 MOKKA", "--yes",
                    "--json").with(0).json().path("status").asString()).isEqualTo("committed");
        }
    }

    @Test
    void wordsAreShownOnARealTerminalAndNeverGoIntoARedirectedStream() throws Exception {
        assumeThat(SCRIPT).isExecutable();
        Path seen = scratch.resolve("seen");
        assertThat(onTerminal("account new zoe --mnemonic-words 12 --yes", seen)).isZero();
        String screen = Files.readString(seen);
        String table = screen.substring(screen.indexOf("not shown again"));
        List<String> words = NUMBERED.matcher(table).results().map(found -> found.group(1)).toList();
        assertThat(words).as(screen).hasSize(12);
        Path copy = Files.writeString(scratch.resolve("copy"), String.join(" ", words));
        assertThat(wallet("other", "account", "import", "zoe", "--mnemonic-file", copy, "--json").with(0).json()
                        .path("address"))
                .isEqualTo(wallet("mine", "account", "show", "zoe", "--json").with(0).json().path("address"));

        Path kept = scratch.resolve("kept");
        assertThat(onTerminal("account new eve --mnemonic-words 12 --yes 2>" + kept, seen)).isEqualTo(2);
        assertThat(Files.readString(kept) + Files.readString(seen))
                .contains("--mnemonic-file")
                .doesNotContainPattern(NUMBERED);
    }

    /** Runs words of the wallet in a terminal of their own; what it shows goes to a file. */
    private int onTerminal(String line, Path seen) throws IOException, InterruptedException {
        String command = List.of(Cli.executable(), "wallet", "--wallet-dir", scratch.resolve("mine"), "--node",
                        "http://127.0.0.1:1", "--password-file", password, line).stream()
                .map(Object::toString)
                .collect(Collectors.joining(" "));
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "-qec", command, "/dev/null");
        builder.environment().keySet().removeIf(name -> name.startsWith("MOKKA_"));
        builder.environment().putAll(Map.of("TERM", "xterm", "SHELL", "/bin/sh"));
        return builder.redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(seen.toFile())
                .start()
                .waitFor();
    }

    private Ended wallet(String directory, Object... words) {
        List<Object> all = new ArrayList<>(
                List.of("wallet", "--wallet-dir", scratch.resolve(directory), "--password-file", password));
        all.addAll(Arrays.asList(words));
        return Cli.mokka(all.toArray());
    }
}
