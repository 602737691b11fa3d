package org.mokkachain.wallet.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.model.Status;
import org.mokkachain.types.value.Address;
import org.mokkachain.wallet.commands.Interpreter;
import org.mokkachain.wallet.fixture.StandInNode;
import org.mokkachain.wallet.fixture.Wallet;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Clients;
import org.mokkachain.wallet.session.Settings;

/** Types into the shell through a terminal of its own and reads the screen. */
class ShellTest {
    @TempDir
    private Path home;

    private StandInNode node;
    private Wallet wallet;
    private Address bob;
    private VirtualShell shell;

    @BeforeEach
    void open() throws Exception {
        node = new StandInNode("mokka-devnet");
        wallet = new Wallet(home);
        node.ledger.fund(wallet.account("alice"), 1_000_000_000);
        bob = wallet.account("bob");
        shell = new VirtualShell(Settings.of(Map.of("MOKKA_NODE", node.url()), home), 150, 40);
    }

    @AfterEach
    void close() throws IOException {
        shell.close();
        node.close();
    }

    @Test
    void commandsAndNamesAreCompleted() throws Exception {
        shell.type("acc\tbal\tbo\t\r");
        shell.awaitScreen("ACCOUNT");
        shell.awaitScreen("bob            0  MOKKA");
        shell.type("exit\r");
        shell.awaitEnd();
    }

    @Test
    void aPaymentAsksAndThePasswordIsNeitherShownNorKept() throws Exception {
        shell.type("tx send --from alice --to bob --amount 12.5 MOKKA\r");
        shell.awaitScreen("Send? [y/N]");
        shell.type("y\r");
        shell.awaitScreen("Password for alice:");
        shell.type(Wallet.PASSWORD + "\r");
        shell.awaitScreen("Sent 12.5 MOKKA to bob");
        assertThat(node.ledger.balance(bob)).isEqualTo(12_500_000);
        shell.type("\u0004");
        shell.awaitEnd();
        Path history = wallet.directory.resolve("history");
        assertThat(shell.shown()).doesNotContain(Wallet.PASSWORD);
        assertThat(Files.readString(history)).contains("tx send --from alice").doesNotContain(Wallet.PASSWORD, "y\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history))).isEqualTo("rw-------");
    }

    @Test
    void interruptingEndsTheCommandAndNotTheShell() throws Exception {
        shell.type("chain watch\r");
        shell.awaitScreen("block        0");
        shell.type("\u0003");
        shell.awaitScreen("interrupted");
        shell.type("half a line");
        shell.awaitScreen("half a line");
        shell.type("\u0003");
        shell.type("block show 0\r");
        shell.awaitScreen("state root");
        shell.type("exit\r");
        shell.awaitEnd();
    }

    @Test
    void interruptingDropsTheRestOfWhatWasPasted() throws Exception {
        shell.type("\u001b[200~chain watch\rblock show 0 --json\r\u001b[201~\r");
        shell.awaitScreen("block        0");
        shell.type(VirtualShell.CTRL_C);
        shell.awaitScreen("interrupted");
        shell.type("contact list\r");
        shell.awaitScreen("contact add");
        assertThat(node.blocksAsked).hasValue(0);
    }

    @Test
    void whatIsTypedWhileACommandRunsIsShownOnceAndRunsAfterIt() throws Exception {
        shell.type("chain watch --count 2\r");
        shell.awaitScreen("block        0");
        shell.type("contact list\r");
        pay();
        shell.awaitScreen("contact add");
        assertThat(shell.shown().split("contact list", -1)).as(shell.shown()).hasSize(2);
    }

    @Test
    void aLineThatIsNoCommandComesBackAndIsNotWritten() throws Exception {
        shell.type("hunter2\r");
        shell.awaitScreen("there is no command 'hunter2'");
        shell.type("account new zoe --password hunter3\r");
        shell.awaitScreen("Unknown option");
        shell.type("contact list\r");
        shell.awaitScreen("contact add");
        shell.type("clear\r");
        shell.awaitGone("hunter2");
        shell.type(VirtualShell.UP + VirtualShell.UP + VirtualShell.UP);
        shell.awaitScreen("mokka> hunter2");
        shell.type(VirtualShell.CTRL_C + "exit\r");
        shell.awaitEnd();
        assertThat(Files.readString(wallet.directory.resolve("history")))
                .isEqualTo("contact list\nclear\nexit\n");
    }

    @Test
    void watchingShowsTheResultAgainAtEveryBlockUntilItIsInterrupted() throws Exception {
        shell.type("watch account balance bob\r");
        shell.awaitScreen("watch account balance bob  (at every new block");
        shell.awaitScreen("0  MOKKA");
        pay();
        shell.awaitScreen("7  MOKKA");
        assertThat(shell.shown().split("ACCOUNT", -1)).as("it is drawn in its place").hasSize(2);
        shell.resize(100, 20);
        shell.awaitScreen("watch account balance bob");
        shell.type(VirtualShell.CTRL_C);
        shell.awaitScreen("mokka>");
        shell.type("watch tx send --to bob --amount 1 --yes\r");
        shell.awaitScreen("'tx send' cannot be watched");
        assertThat(node.submissions).hasValue(1);
    }

    @Test
    void theStatusLineFitsWhenTheWindowIsResized() throws Exception {
        shell.awaitScreen("peers 3");
        shell.type("tx send --to bob");
        shell.resize(60, 12);
        shell.awaitScreen("tx send --to bob");
        Awaitility.await("status line below").until(() -> lastLine().contains("● live  |  mokka-devnet"));
        shell.resize(120, 30);
        Awaitility.await("status line below").until(() -> lastLine().contains("peers 3"));
        assertThat(shell.shown().split("● live", -1)).as(shell.shown()).hasSize(2);
        assertThat(shell.shown().split("tx send --to bob", -1)).as(shell.shown()).hasSize(2);
    }

    /** By another process: 7 MOKKA to bob. */
    private void pay() {
        assertThat(wallet.with("MOKKA_NODE", node.url())
                        .run("tx", "send", "--from", "alice", "--to", "bob", "--amount", "7", "--yes").code()).isZero();
    }

    private String lastLine() {
        return shell.shown().lines().toList().getLast();
    }

    @Test
    void manyLinesPastedAtOnceAllRun() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            lines.append("block show 0 --json\r");
        }
        shell.type("\u001b[200~" + lines + "\u001b[201~\r");
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> node.blocksAsked.get() == 200);
        shell.type("exit\r");
        shell.awaitEnd();
    }

    @Test
    void theStatusLineShowsTheChainALostNodeAndItsReturn() throws Exception {
        shell.awaitScreen("live  |  mokka-devnet  |  height 0  |  leader validator-1  |  peers 3");
        int port = node.port();
        node.close();
        shell.awaitScreen("node lost, trying again");
        node = new StandInNode("mokka-devnet", port);
        shell.awaitScreen("● live");
        shell.type("exit\r");
        shell.awaitEnd();
    }

    @Test
    void aShellThatIsOfflineSaysSoAndWorks() throws Exception {
        Settings settings = Interpreter.settings(
                List.of("--offline"), Settings.of(Map.of("MOKKA_NODE", node.url()), home));
        try (VirtualShell offline = new VirtualShell(settings, 100, 20)) {
            offline.awaitScreen("offline: no node is asked");
            offline.type("account list\r");
            offline.awaitScreen("bob");
            offline.type("chain status\r");
            offline.awaitScreen("cannot be done offline");
        }
    }

    @Test
    void anOldHistoryThatOthersCanReadBecomesPrivateAndADamagedOneIsNoObstacle() throws Exception {
        shell.type("exit\r");
        shell.awaitEnd();
        Path history = wallet.directory.resolve("history");
        Files.write(history, new byte[] {'x', (byte) 0xff, '\n', ':', '\\'});
        Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("rw-r--r--"));
        try (VirtualShell again = new VirtualShell(Settings.of(Map.of("MOKKA_NODE", node.url()), home), 100, 20)) {
            again.type("contact list\r");
            again.awaitScreen("contact add");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history))).isEqualTo("rw-------");
        assertThat(Files.readString(history)).isEqualTo("contact list\n");
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
