package org.mokkachain.wallet.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.Status;
import org.mokkachain.types.value.Address;
import org.mokkachain.wallet.fixture.StandInNode;
import org.mokkachain.wallet.fixture.Wallet;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Clients;
import org.mokkachain.wallet.session.Settings;

/** Types into the shell through a terminal of its own and reads the screen. */
class ShellTest {
    @TempDir
    private Path home;

    private final Clients clients = new Clients();
    private StandInNode node;
    private Wallet wallet;
    private Address bob;
    private ScreenTerminal.VirtualTerminal virtual;
    private CompletableFuture<ExitCode> running;

    @BeforeEach
    void open() throws Exception {
        node = new StandInNode("mokka-devnet");
        wallet = new Wallet(home);
        node.ledger.fund(wallet.account("alice"), 1_000_000_000);
        bob = wallet.account("bob");
        virtual = ScreenTerminal.withTerminal("test", "xterm-256color", 150, 40);
        Settings settings = Settings.of(Map.of("MOKKA_NODE", node.url()), home);
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
        node.close();
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

    private void awaitEnd() {
        Awaitility.await("end of the shell").until(running::isDone);
        assertThat(running.join()).isEqualTo(ExitCode.OK);
    }

    @Test
    void commandsAndNamesAreCompleted() throws Exception {
        type("acc\tbal\tbo\t\r");
        awaitScreen("ACCOUNT");
        awaitScreen("bob            0  MOKKA");
        type("exit\r");
        awaitEnd();
    }

    @Test
    void aPaymentAsksAndThePasswordIsNeitherShownNorKept() throws Exception {
        type("tx send --from alice --to bob --amount 12.5 MOKKA\r");
        awaitScreen("Send? [y/N]");
        type("y\r");
        awaitScreen("Password for alice:");
        type(Wallet.PASSWORD + "\r");
        awaitScreen("Sent 12.5 MOKKA to bob");
        assertThat(node.ledger.balance(bob)).isEqualTo(12_500_000);
        type("\u0004");
        awaitEnd();
        Path history = wallet.directory.resolve("history");
        assertThat(shown()).doesNotContain(Wallet.PASSWORD);
        assertThat(Files.readString(history)).contains("tx send --from alice").doesNotContain(Wallet.PASSWORD, "y\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history))).isEqualTo("rw-------");
    }

    @Test
    void interruptingEndsTheCommandAndNotTheShell() throws Exception {
        type("chain watch\r");
        awaitScreen("block        0");
        type("\u0003");
        awaitScreen("interrupted");
        type("half a line");
        awaitScreen("half a line");
        type("\u0003");
        type("block show 0\r");
        awaitScreen("state root");
        type("exit\r");
        awaitEnd();
    }

    @Test
    void manyLinesPastedAtOnceAllRun() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            lines.append("block show 0 --json\r");
        }
        type("\u001b[200~" + lines + "\u001b[201~\r");
        Awaitility.await().until(() -> node.blocksAsked.get() == 200);
        type("exit\r");
        awaitEnd();
    }

    @Test
    void theStatusLineShowsTheChainALostNodeAndItsReturn() throws Exception {
        awaitScreen("live  |  mokka-devnet  |  height 0  |  leader validator-1  |  peers 3");
        int port = node.port();
        node.close();
        awaitScreen("node lost, trying again");
        node = new StandInNode("mokka-devnet", port);
        awaitScreen("● live");
        type("exit\r");
        awaitEnd();
    }

    @Test
    void theStatusLineOfAStalledChainSaysWhyAndFitsTheScreen() {
        ChainView asking = ChainView.nothingYet("http://x");
        assertThat(StatusLine.text(asking, 80).toString()).isEqualTo(" ○ asking http://x …");
        assertThat(StatusLine.text(asking.lost("no route"), 80).toString()).isEqualTo(" ● no route");
        node.ledger.stall(true);
        ChainView stalled = asking.answered(statusOfNode());
        assertThat(StatusLine.text(stalled, 300).toString()).contains("stalled", "validator-3 are unreachable");
        assertThat(StatusLine.text(stalled, 40).columnLength()).isEqualTo(40);
        assertThat(StatusLine.text(stalled.lost("gone"), 300).toString()).contains("node lost", "height 0");
    }

    private Status statusOfNode() {
        try (Clients own = new Clients()) {
            return own.of(node.url()).status();
        } catch (Failure | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
