package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.Waiting;

/** Every exit code of the contract, each from something that really happens. */
class ExitCodesTest {
    private static Devnet devnet;

    @TempDir
    private Path scratch;

    private final Set<Integer> seen = new TreeSet<>();

    @BeforeAll
    static void start() {
        devnet = Devnet.start("ExitCodesTest", "--validators", 2);
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    @Test
    void everyExitCodeOfTheContractHappens() throws IOException {
        ends(devnet.wallet("tx", "send", "--from", "alice", "--to", "bob", "--amount", "1", "--yes", "--json"), 0, "");
        ends(devnet.wallet("anchor", "verify", "--hash", "ab".repeat(32), "--json"), 1, "not_anchored");
        ends(devnet.wallet("tx", "send", "--to", "--json"), 2, "usage");
        damagedKeystore();
        wrongPassword();
        ends(devnet.wallet("chain", "status", "--node", "http://127.0.0.1:1", "--json"), 5, "cannot_connect");
        rejected();
        interruptedWatch();
        stalled();
        Set<Integer> all = Arrays.stream(ExitCode.values()).map(ExitCode::number).collect(Collectors.toSet());
        assertThat(seen).as("exit codes that happened").isEqualTo(new TreeSet<>(all));
    }

    private void damagedKeystore() throws IOException {
        Path copy = scratch.resolve("alice.key");
        devnet.wallet("account", "export", "alice", "--out", copy).with(0);
        byte[] key = Files.readAllBytes(copy);
        Files.write(copy, Arrays.copyOf(key, key.length / 2));
        ends(mine("account", "import", "alice", "--key-file", copy, "--json"), 3, "damaged_key_file");
    }

    private void wrongPassword() throws IOException {
        Path copy = scratch.resolve("bob.key");
        devnet.wallet("account", "export", "bob", "--out", copy).with(0);
        mine("account", "import", "bob", "--key-file", copy).with(0);
        Path wrong = Files.writeString(scratch.resolve("wrong"), "not this one\n");
        Files.setPosixFilePermissions(wrong, PosixFilePermissions.fromString("rw-------"));
        ends(mine("tx", "send", "--to", "bob", "--amount", "1", "--yes", "--json", "--password-file", wrong, "--node",
                devnet.client(0).node()), 4, "wrong_password");
    }

    /** By the node at once, and by the chain later: for a script the same. */
    private void rejected() {
        ends(send("alice", "999999999 MOKKA"), 6, "insufficient_balance");
        Ended failed = devnet.wallet("data", "delete", "nothing", "--from", "alice", "--yes", "--json");
        ends(failed, 6, "no_such_data");
        assertThat(failed.json().path("status").asString()).isEqualTo("failed");
    }

    private void interruptedWatch() {
        Cli.Begun watch = Cli.start(devnet.walletWords("chain", "watch", "--topics", "blocks", "--json"));
        Waiting.until("a block is watched", () -> {
            send("bob", "1").with(0);
            return watch.outSoFar().contains("\"topic\":\"blocks\"");
        });
        watch.interrupt();
        seen.add(watch.await().with(130).code());
    }

    private void stalled() {
        devnet.kill(1);
        Waiting.until("the node says that it stands still", () -> !devnet.status(0).liveness().ok());
        ends(send("alice", "1", "--timeout", "2s"), 7, "not_final");
        Ended status = devnet.wallet("chain", "status", "--json");
        ends(status, 8, "chain_stalled");
        assertThat(status.json().path("liveness").path("missing").get(0).path("name").asString())
                .isEqualTo("validator-1");
        Cli.Begun waiting = Cli.start(devnet.walletWords("tx", "send", "--from", "bob", "--to", "alice", "--amount",
                "1", "--yes", "--json", "--timeout", "5m"));
        Waiting.until("both payments wait", () -> devnet.status(0).mempool() == 2);
        waiting.interrupt();
        ends(waiting.await(), 130, "interrupted");
    }

    private static Ended send(String from, String amount, Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "tx", "send", "--from", from, "--to", "carol", "--amount", amount, "--yes", "--json"));
        words.addAll(Arrays.asList(more));
        return devnet.wallet(words.toArray());
    }

    /** A wallet of its own. */
    private Ended mine(Object... words) {
        List<Object> all = new ArrayList<>(List.of("wallet", "--wallet-dir", scratch.resolve("wallet")));
        all.addAll(Arrays.asList(words));
        return Cli.mokka(all.toArray());
    }

    /** With that exit code and, unless it went well, with an error of that name on standard error. */
    private void ends(Ended ended, int code, String name) {
        seen.add(ended.with(code).code());
        if (code != 0) {
            assertThat(ended.error().propertyNames()).containsExactly("code", "message", "remedy");
            assertThat(ended.error().path("code").asString()).isEqualTo(name);
            assertThat(ended.error().path("remedy").asString()).isNotBlank();
        }
    }
}
