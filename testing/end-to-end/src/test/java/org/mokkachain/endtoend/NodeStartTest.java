package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;

/** A node that cannot start: one line that says what to do, and the exit code of the contract. */
class NodeStartTest {
    private static Devnet running;
    private static Devnet stopped;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void start() {
        running = Devnet.start("NodeStartTest", "--validators", 1);
        stopped = Devnet.start("NodeStartTestStopped", "--validators", 1, "--crash-model", "cft");
        stopped.stop().with(0);
    }

    @AfterAll
    static void stop() {
        running.close();
        stopped.close();
    }

    private static Path config(Devnet devnet) {
        return devnet.directory().resolve("validator-0/node.toml");
    }

    /** Runs a node that must not start, on any free ports. */
    private static Ended node(Devnet devnet, int code, Object... more) {
        List<Object> words = new ArrayList<>(List.of("node", "--config", config(devnet)));
        if (!Arrays.asList(more).contains("--http-port")) {
            words.addAll(List.of("--http-port", 0));
        }
        if (!Arrays.asList(more).contains("--p2p-port")) {
            words.addAll(List.of("--p2p-port", 0));
        }
        words.addAll(Arrays.asList(more));
        return requireOneLine(Cli.mokka(words.toArray()).with(code));
    }

    /** What is logged before apart. */
    private static Ended requireOneLine(Ended ended) {
        assertThat(ended.out()).isEmpty();
        List<String> lines = ended.err().lines().filter(line -> !line.matches("20\\d\\d-.* (INFO|WARN) .*")).toList();
        assertThat(lines).as("%s", ended).hasSize(1);
        assertThat(lines.getFirst()).startsWith("error: ");
        return ended;
    }

    @Test
    void aDirectoryThatIsInUseIsNamedWithTheProcessThatUsesIt() {
        Ended ended = node(running, 1);
        assertThat(ended.err()).contains("is in use by process " + running.pid(0));
        assertThat(running.runs(0)).isTrue();
    }

    @Test
    void aPortInUseIsNamed() {
        int port = running.httpPort();
        assertThat(node(stopped, 1, "--http-port", port).err()).contains(Integer.toString(port));
    }

    @Test
    void theDataDirectoryOfAnotherChainIsRefused() {
        Ended ended = node(stopped, 3, "--genesis", running.directory().resolve("genesis.json"));
        assertThat(ended.err()).contains("ledger");
    }

    @Test
    void aWrongPasswordIsRefused() throws IOException {
        Path wrong = Files.writeString(scratch.resolve("wrong"), "wrong\n");
        assertThat(node(stopped, 4, "--key-password-file", wrong).err()).contains("password");
    }

    @Test
    void missingAndUnreadableFilesAreNamed() throws IOException {
        Path nowhere = scratch.resolve("nowhere");
        assertThat(requireOneLine(Cli.mokka("node", "--config", nowhere).with(3)).err()).contains(nowhere.toString());
        assertThat(node(stopped, 3, "--genesis", nowhere).err()).contains(nowhere.toString());
        assertThat(node(stopped, 3, "--key-file", nowhere).err()).contains(nowhere.toString(), "mokka key new");
        assertThat(node(stopped, 3, "--key-password-file", nowhere).err()).contains(nowhere.toString());
        Path garbage = Files.writeString(scratch.resolve("garbage"), "{\"network\": ");
        assertThat(node(stopped, 3, "--genesis", garbage).err()).contains(garbage.toString());
        assertThat(node(stopped, 3, "--genesis", scratch).err()).contains(scratch.toString());
        assertThat(node(stopped, 3, "--key-file", garbage).err()).contains(garbage.toString());
    }

    @Test
    void aSettingThatIsWrongIsNamedWhereverItStands() throws IOException {
        assertThat(node(stopped, 3, "--log-level", "loud").err()).contains("--log-level", "loud");
        Ended environment = Cli.mokkaWith(Map.of("MOKKA_HTTP_PORT", "many"), "node", "--config", config(stopped));
        assertThat(requireOneLine(environment.with(3)).err()).contains("MOKKA_HTTP_PORT", "many");
        Path file = Files.writeString(scratch.resolve("node.toml"), "[http]\nprot = 8080\n");
        assertThat(requireOneLine(Cli.mokka("node", "--config", file).with(3)).err())
                .contains("http.prot", "http.port", "2");
        assertThat(requireOneLine(Cli.mokka("node").with(2)).err()).contains("--config");
    }
}
