package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Waiting;
import tools.jackson.databind.JsonNode;

/** Files of 500 payments: two wallets of one account at once, and one that is killed again and again. */
class BatchTest {
    private static final int LINES = 500;
    private static final long SUM = LINES * (LINES + 1L) / 2;
    private static final Person ALICE = Person.named("alice");
    private static final Person DAVE = Person.named("dave");

    /** Nobody who earns fees. */
    private final Person shop = Person.stranger("shop");

    private static Devnet devnet;
    private static Network network;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void start() throws MokkaClientException {
        devnet = Devnet.start("BatchTest");
        network = Network.of(devnet.client(0));
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    /** To the shop, 1, 2, 3 … base units. */
    private Path payments(String name) throws IOException {
        StringBuilder text = new StringBuilder("to,amount,memo\n");
        for (int i = 1; i <= LINES; i++) {
            text.append("%s,%d.%06d,%s %d%n".formatted(network.text(shop), i / 1_000_000, i % 1_000_000, name, i));
        }
        return Files.writeString(scratch.resolve(name + ".csv"), text);
    }

    private static Object[] words(Path wallet, int node, Path file, String from) {
        return new Object[] {
            "wallet", "--wallet-dir", wallet, "--node", devnet.client(node).node(), "tx", "batch", file, "--from", from,
            "--yes", "--json"
        };
    }

    private static List<String> requireAllCommitted(Ended ended, Path file) throws IOException {
        JsonNode json = ended.with(0).json();
        assertThat(json.path("committed").asInt()).as("%s", ended).isEqualTo(LINES);
        List<String> ids = new ArrayList<>();
        List<String> lines = Files.readAllLines(file.resolveSibling(file.getFileName() + ".results.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            assertThat(fields[5]).isEqualTo("committed");
            ids.add(fields[6]);
        }
        assertThat(ids).hasSize(LINES);
        return ids;
    }

    @Test
    void twoWalletsPayFiveHundredEachFromOneAccountAtOnceAndEachPaymentIsMadeOnce()
            throws IOException, MokkaClientException {
        long nonce = ALICE.account(network, devnet.client(0)).nonce();
        Path mine = devnet.directory().resolve("wallet");
        Path other = copy(mine, scratch.resolve("other"));
        Path first = payments("first");
        Path second = payments("second");
        Cli.Begun one = Cli.start(words(mine, 0, first, "alice"));
        Cli.Begun two = Cli.start(words(other, 1, second, "alice"));
        Ended oneEnded = one.await();
        Ended twoEnded = two.await();
        List<String> ids = requireAllCommitted(oneEnded, first);
        ids.addAll(requireAllCommitted(twoEnded, second));
        assertThat(new TreeSet<>(ids)).hasSize(2 * LINES);
        long height = Chains.awaitEqualHeads(devnet.clients());
        assertThat(Chains.applied(devnet.client(2), 1, height).keySet()).containsAll(ids);
        assertThat(shop.balance(network, devnet.client(2))).isEqualTo(2 * SUM);
        assertThat(ALICE.account(network, devnet.client(2)).nonce()).isEqualTo(nonce + 2 * LINES);
        System.out.printf("two wallets, %d payments each from one account: %.1f s and %.1f s, each made once%n", LINES,
                seconds(oneEnded.took()), seconds(twoEnded.took()));
    }

    private static double seconds(Duration took) {
        return took.toMillis() / 1e3;
    }

    private static Path copy(Path wallet, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(wallet)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    @Test
    void aWalletThatIsKilledInTheMiddleIsResumedAndNothingIsPaidTwice() throws IOException, MokkaClientException {
        long nonce = DAVE.account(network, devnet.client(0)).nonce();
        Path file = payments("killed");
        Path wallet = devnet.directory().resolve("wallet");
        for (int signed : List.of(1, 120, 260, 410)) {
            Cli.Begun running = Cli.start(words(wallet, 3, file, "dave"));
            Waiting.until(signed + " payments are signed", () -> signed(file) >= signed);
            running.process().descendants().forEach(ProcessHandle::destroyForcibly);
            running.process().destroyForcibly();
            assertThat(running.await().code()).isEqualTo(137);
        }
        long before = signed(file);
        assertThat(before).isLessThan(LINES);
        Ended ended = Cli.mokka(words(wallet, 2, file, "dave"));
        requireAllCommitted(ended, file);
        Chains.awaitEqualHeads(devnet.clients());
        assertThat(shop.balance(network, devnet.client(0))).isEqualTo(SUM);
        assertThat(DAVE.account(network, devnet.client(0)).nonce()).isEqualTo(nonce + LINES);
        System.out.printf("killed four times, the last time after %d of %d payments; the rest took %.1f s%n", before,
                LINES, seconds(ended.took()));
        Cli.mokka(words(wallet, 0, file, "dave")).with(0);
        assertThat(shop.balance(network, devnet.client(0))).isEqualTo(SUM);
    }

    private static long signed(Path file) throws IOException {
        Path journal = file.resolveSibling(file.getFileName() + ".journal");
        try (Stream<String> lines = Files.lines(journal)) {
            return lines.filter(line -> line.startsWith("signed ", line.indexOf(' ') + 1)).count();
        }
    }
}
