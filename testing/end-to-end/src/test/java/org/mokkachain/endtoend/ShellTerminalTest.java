package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.TerminalSession;
import org.mokkachain.endtoend.harness.Waiting;

/** The shell of the real launcher at a real terminal, beside a real network: what a person types, and what one sees. */
class ShellTerminalTest {
    private static final String TAB = "\t";
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final Pattern ID = Pattern.compile("id +([0-9a-f]{64})");

    private static Devnet devnet;

    @TempDir
    private Path scratch;

    private Path wallet;
    private TerminalSession terminal;

    @BeforeAll
    static void startNetwork() {
        devnet = Devnet.start("ShellTerminalTest", "--validators", 4);
    }

    @AfterAll
    static void stopNetwork() {
        devnet.close();
    }

    /** A wallet that asks for its password, as those of people do. */
    @BeforeEach
    void open() throws IOException {
        assumeThat(TerminalSession.isPossible()).isTrue();
        wallet = Files.createDirectory(scratch.resolve("wallet"));
        Files.copy(devnet.directory().resolve("wallet").resolve("alice.key"), wallet.resolve("alice.key"));
        Files.copy(devnet.directory().resolve("wallet").resolve("bob.key"), wallet.resolve("bob.key"));
        terminal = TerminalSession.start(
                scratch, 130, 40, "wallet", "--wallet-dir", wallet, "--node", devnet.client(0).node());
        terminal.await("Tab completes");
        terminal.awaitBottom("● live");
    }

    @AfterEach
    void close() {
        if (terminal != null) {
            terminal.close();
        }
    }

    /** Not at this terminal. */
    private static void pay(String amount) {
        devnet.wallet("tx", "send", "--from", "carol", "--to", "bob", "--amount", amount, "--yes").with(0);
    }

    private static String password() throws IOException {
        return Files.readString(devnet.directory().resolve("wallet").resolve("password")).strip();
    }

    @Test
    void tabCompletesAPaymentAndItsIdAndThePasswordIsSeenNowhere() throws IOException {
        terminal.type("tx se" + TAB);
        terminal.await("mokka> tx send ");
        terminal.type("--fr" + TAB + "al" + TAB);
        terminal.await("--from alice ");
        terminal.type("--to b" + TAB + "--am" + TAB + "7 MO" + TAB);
        terminal.await("tx send --from alice --to bob --amount 7 MOKKA");
        terminal.type("\r");
        terminal.await("Send? [y/N]");
        terminal.type("y\r");
        terminal.await("Password for alice:");
        terminal.type(password() + "\r");
        terminal.await("Sent 7 MOKKA to bob");
        Matcher id = ID.matcher(terminal.screen());
        assertThat(id.find()).as(terminal.screen()).isTrue();
        terminal.type("tx why " + TAB);
        terminal.await("tx why " + id.group(1));
        terminal.type("\r");
        terminal.await("committed");
        terminal.type(CTRL_D);
        assertThat(terminal.awaitEnd()).isZero();
        assertThat(terminal.left()).contains(" echo ", " icanon ", " icrnl ", " isig ").doesNotContain("-echo ");
        assertThat(terminal.everSeen()).doesNotContain(password());
        Path history = wallet.resolve("history");
        assertThat(Files.readString(history)).contains("tx send --from alice").doesNotContain(password(), "y\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history))).isEqualTo("rw-------");
    }

    @Test
    void theLineAndTheLineBelowFollowTheSizeOfTheWindow() {
        terminal.type("block show --help");
        terminal.resize(60, 15);
        terminal.awaitBottom("● live");
        terminal.await("mokka> block show --help");
        assertThat(terminal.screen().split("● live", -1)).as(terminal.screen()).hasSize(2);
        terminal.type(CTRL_C + "chain watch\r");
        Waiting.until("a transaction is shown", () -> {
            pay("0.000001");
            return terminal.screen().contains("committed");
        });
        terminal.resize(110, 30);
        terminal.awaitBottom("peers ");
        terminal.type(CTRL_C);
        terminal.await("interrupted");
        terminal.type("contact list\r");
        terminal.await("contact add");
        terminal.awaitBottom("peers ");
    }

    @Test
    void ctrlCEndsACommandThatWaitsAndTellsWhatIsOnItsWay() throws IOException {
        devnet.kill(2);
        devnet.kill(3);
        try {
            terminal.awaitBottom("● stalled");
            terminal.type("tx send --from alice --to bob --amount 1 --yes --timeout 5m\r");
            terminal.await("Password for alice:");
            terminal.type(password() + "\r");
            terminal.await("waiting");
            terminal.type(CTRL_C);
            terminal.await("on its way");
            terminal.type("tx why " + TAB + "\r");
            terminal.await("validator-3");
        } finally {
            devnet.again();
        }
        terminal.awaitBottom("● live");
    }

    @Test
    void twoHundredLinesPastedTheOneWayOrTheOtherAllRun() throws IOException {
        String address = Network.of(devnet.client(0)).text(Person.named("carol"));
        terminal.paste(contacts("pasted", address));
        terminal.type("\r");
        awaitContacts(200);
        terminal.type(contacts("typed", address));
        awaitContacts(400);
        terminal.type("contact show x\r");
        terminal.await("there is no 'contact show'");
    }

    private static String contacts(String prefix, String address) {
        return IntStream.range(0, 200)
                .mapToObj(i -> "contact add " + prefix + i + " " + address + "\r")
                .collect(Collectors.joining());
    }

    private void awaitContacts(int count) {
        Waiting.until(count + " contacts", () -> lines(wallet.resolve("contacts")).size() == count);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    @Test
    void aNodeThatIsKilledIsShownAndFoundAgainWhileTheShellGoesOn() {
        devnet.kill(0);
        try {
            terminal.awaitBottom("node lost, trying again");
            terminal.type("asset show " + TAB + CTRL_C);
            terminal.type("account list\r");
            terminal.await("tmok1");
            terminal.type("chain status\r");
            terminal.await("error:");
        } finally {
            devnet.again();
        }
        terminal.awaitBottom("● live");
        terminal.type("chain status\r");
        terminal.await("state root");
    }

    @Test
    void aWatchedBalanceChangesOnItsPlaceUntilCtrlC() {
        terminal.type("account balance dave\r");
        terminal.await("'dave' is neither");
        terminal.type("watch account balance bob\r");
        terminal.await("watch account balance bob  (at every new block");
        String before = terminal.screen();
        pay("0.000017");
        Waiting.until("another balance", () -> !amount(terminal.screen()).equals(amount(before)));
        terminal.type(CTRL_C);
        terminal.await("mokka>");
        terminal.type("exit\r");
        assertThat(terminal.awaitEnd()).isZero();
    }

    private static String amount(String screen) {
        return screen.lines().filter(line -> line.contains("MOKKA")).findFirst().orElse("");
    }
}
