package org.mokkachain.wallet.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.wallet.fixture.Wallet;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Clients;
import org.mokkachain.wallet.session.Settings;

/** Words of a mnemonic in the shell: seen while they are copied, and nowhere afterwards. */
class ShellSecretsTest {
    private static final Pattern NUMBERED = Pattern.compile("(\\d+) ([a-z]{3,8})(?= |$)", Pattern.MULTILINE);
    private static final Pattern ASKED = Pattern.compile("Word (\\d+):");

    @TempDir
    private Path home;

    private final Clients clients = new Clients();
    private Wallet wallet;
    private ScreenTerminal.VirtualTerminal virtual;
    private CompletableFuture<ExitCode> running;

    @BeforeEach
    void open() throws IOException {
        wallet = new Wallet(home);
        Files.createDirectories(wallet.directory);
        Files.createFile(wallet.directory.resolve("development"));
        virtual = ScreenTerminal.withTerminal("test", "xterm-256color", 120, 40);
        Settings settings = Settings.of(
                Map.of("MOKKA_NODE", "http://127.0.0.1:1", "MOKKA_PASSWORD_FILE", home + "/password"), home);
        running = CompletableFuture.supplyAsync(() -> runShell(settings));
        awaitScreen("Tab completes");
    }

    private ExitCode runShell(Settings settings) {
        try {
            return new Shell(virtual.terminal(), Map.of(), settings, clients).run();
        } catch (Failure e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        virtual.terminal().close();
        clients.close();
    }

    @Test
    void wordsLeaveTheScreenWhenTheyAreCopiedAndMakeTheAccount() throws IOException {
        type("account new zoe --mnemonic-words 12\r");
        awaitScreen("Press Enter");
        Map<String, String> copy = new TreeMap<>();
        Matcher numbered = NUMBERED.matcher(shown().substring(shown().indexOf("not shown again")));
        while (numbered.find()) {
            copy.put(numbered.group(1), numbered.group(2));
        }
        assertThat(copy).as(shown()).hasSize(12);
        type("\r");
        for (int i = 1; i <= 3; i++) {
            type(copy.get(askedFor(i)) + "\r");
        }
        awaitScreen("m/44'/1'/0'");
        assertThat(shown()).doesNotContain("not shown again", "12 " + copy.get("12"), " " + copy.get("1") + " ");
        String words = String.join(" ", copy.values());
        type("account import again --mnemonic " + words + "\r");
        awaitScreen("not understood");
        type(words + "\r");
        awaitScreen("there is no command");
        type("exit\r");
        Awaitility.await("end of the shell").until(running::isDone);
        assertThat(Files.readString(wallet.directory.resolve("history")))
                .contains("account new zoe")
                .contains("exit")
                .doesNotContain(words, "--mnemonic ", copy.get("1") + " ", copy.get("12") + "\n");
        assertThat(wallet.run("account", "show", "zoe").code()).isZero();
    }

    /** The number of the word that is asked for as the {@code count}-th. */
    private String askedFor(int count) {
        Awaitility.await().until(() -> ASKED.matcher(shown()).results().count() >= count);
        return ASKED.matcher(shown()).results().skip(count - 1L).findFirst().orElseThrow().group(1);
    }

    private void type(String keys) throws IOException {
        virtual.terminal().processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    private String shown() {
        return virtual.screen().toString();
    }

    private void awaitScreen(String text) {
        Awaitility.await(text).until(() -> shown().contains(text));
    }
}
