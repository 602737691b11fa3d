package org.mokkachain.wallet.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.wallet.fixture.Wallet;
import org.mokkachain.wallet.session.Settings;

/** Words of a mnemonic in the shell: seen while they are copied, and nowhere afterwards. */
class ShellSecretsTest {
    private static final Pattern NUMBERED = Pattern.compile("(\\d+) ([a-z]{3,8})(?= |$)", Pattern.MULTILINE);
    private static final Pattern ASKED = Pattern.compile("Word (\\d+):");

    @TempDir
    private Path home;

    private Wallet wallet;
    private VirtualShell shell;

    @BeforeEach
    void open() throws IOException {
        wallet = new Wallet(home);
        Files.createDirectories(wallet.directory);
        Files.createFile(wallet.directory.resolve("development"));
        Settings settings = Settings.of(
                Map.of("MOKKA_NODE", "http://127.0.0.1:1", "MOKKA_PASSWORD_FILE", home + "/password"), home);
        shell = new VirtualShell(settings, 120, 40);
    }

    @AfterEach
    void close() throws IOException {
        shell.close();
    }

    @Test
    void wordsLeaveTheScreenWhenTheyAreCopiedAndMakeTheAccount() throws IOException {
        shell.type("account new zoe --mnemonic-words 12\r");
        shell.awaitScreen("Press Enter");
        Map<String, String> copy = new TreeMap<>();
        Matcher numbered = NUMBERED.matcher(shell.shown().substring(shell.shown().indexOf("not shown again")));
        while (numbered.find()) {
            copy.put(numbered.group(1), numbered.group(2));
        }
        assertThat(copy).as(shell.shown()).hasSize(12);
        shell.type("\r");
        for (int i = 1; i <= 3; i++) {
            shell.type(copy.get(askedFor(i)) + "\r");
        }
        shell.awaitScreen("m/44'/1'/0'");
        assertThat(shell.shown()).doesNotContain("not shown again", "12 " + copy.get("12"), " " + copy.get("1") + " ");
        String words = String.join(" ", copy.values());
        shell.type("account import again --mnemonic " + words + "\r");
        shell.awaitScreen("not understood");
        shell.type(words + "\r");
        shell.awaitScreen("there is no command");
        shell.type("exit\r");
        shell.awaitEnd();
        assertThat(Files.readString(wallet.directory.resolve("history")))
                .contains("account new zoe")
                .contains("exit")
                .doesNotContain(words, "--mnemonic ", copy.get("1") + " ", copy.get("12") + "\n");
        assertThat(wallet.run("account", "show", "zoe").code()).isZero();
    }

    /** The number of the word that is asked for as the {@code count}-th. */
    private String askedFor(int count) {
        Awaitility.await().until(() -> ASKED.matcher(shell.shown()).results().count() >= count);
        return ASKED.matcher(shell.shown()).results().skip(count - 1L).findFirst().orElseThrow().group(1);
    }
}
