package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.JoiningNode;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.ShiftedClock;
import org.mokkachain.endtoend.harness.Traffic;
import org.mokkachain.endtoend.harness.Waiting;

/** What keeps a chain from moving, or soon will, is planted in a real network, and the sentence names it. */
class CausesTest {
    private static final List<Person> PEOPLE = Person.funded();
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final int COPY_HTTP = 12;
    private static final int COPY_P2P = 32;

    private static Devnet devnet;
    private static Network network;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void start() throws MokkaClientException {
        devnet = Devnet.start("CausesTest");
        network = Network.of(devnet.client(0));
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    @BeforeEach
    void allRun() {
        devnet.allRun();
    }

    private static Liveness liveness(int node) {
        return devnet.status(node).liveness();
    }

    /** Waits until a node says all of it; shows what it says then. */
    private static Liveness awaitSaid(String who, MokkaClient node, String... words) {
        Waiting.until(who + " says " + List.of(words), () -> Stream.of(words)
                .allMatch(node.status().liveness().sentence()::contains));
        try {
            Liveness liveness = node.status().liveness();
            System.out.printf("%s: %s%n", who, liveness.sentence());
            return liveness;
        } catch (MokkaClientException e) {
            throw new AssertionError(e);
        }
    }

    private static Liveness awaitSaid(int node, String... words) {
        return awaitSaid("validator-" + node, devnet.client(node), words);
    }

    private Path directory(int validator) {
        return devnet.directory().resolve("validator-" + validator);
    }

    @Test
    void anotherGenesisIsNamedOnBothSides() throws Exception {
        devnet.kill(3);
        String genesis = Files.readString(devnet.directory().resolve("genesis.json"));
        String other = genesis.replaceFirst("\"createdAt\": \"20\\d\\d-", "\"createdAt\": \"2019-");
        assertThat(other).isNotEqualTo(genesis);
        Path file = Files.writeString(scratch.resolve("genesis.json"), other);
        try (JoiningNode foreign = JoiningNode.start(
                devnet, 3, "--genesis", file, "--data-dir", scratch.resolve("data"))) {
            foreign.until("it is the one that is wrong", () -> devnet.status(3).liveness().sentence()
                    .contains("No blocks: this node has another genesis than validator-0, validator-1, validator-2"));
            System.out.println("validator-3: " + liveness(3).sentence());
            Waiting.until("the others know why it is missing", () -> liveness(0).ok() && liveness(0).missing().stream()
                    .anyMatch(m -> m.name().equals("validator-3") && m.reason().contains("has another genesis")));
            devnet.kill(2);
            Liveness halted = awaitSaid(0, "only 2 of 4 validators can be reached and 3 are needed",
                    "validator-2 (nothing listens on", "validator-3 (has another genesis: ");
            assertThat(halted.ok()).isFalse();
            assertThat(devnet.wallet("chain", "status").with(8).out()).contains("has another genesis");
        }
    }

    @Test
    void aCopiedKeyIsNoticedByBothThatHaveItAndByTheOthers() throws Exception {
        int copied = (devnet.awaitLeader() + 1) % 4;
        int third = (copied + 1) % 4;
        devnet.kill(copied);
        Path copy = scratch.resolve("copy");
        copy(directory(copied), copy);
        Files.copy(devnet.directory().resolve("genesis.json"), scratch.resolve("genesis.json"));
        devnet.again();
        Chains.awaitEqualHeads(devnet.clients());
        int http = devnet.httpPort() + COPY_HTTP;
        try (JoiningNode second = JoiningNode.copy(devnet, copied, copy.resolve("node.toml"),
                        "--http-port", http, "--p2p-port", devnet.httpPort() + COPY_P2P);
                MokkaClient there = new MokkaClient(URI.create("http://127.0.0.1:" + http))) {
            second.until("the copy answers", () -> there.status().height() >= 0);
            awaitSaid(copied, "Another running node has this node's key: this one is at");
            awaitSaid("the copy", there, "Another running node has this node's key", "No blocks: only",
                    "it is linked with another running node that has this node's key");
            awaitSaid(third, "The key of validator-" + copied + " is used by two running nodes, at ");
            // A newcomer takes a link, as after a restart, until the one that was there first shows that it lives.
            Waiting.until("the first keeps its links", () -> liveness(copied).ok());
            assertThat(devnet.wallet("chain", "status", "--node", devnet.client(third).node()).with(0).out())
                    .contains("two running nodes");
        }
        Waiting.until("a minute after the copy is gone nothing is said of it", () ->
                !liveness(copied).sentence().contains("key") && !liveness(third).sentence().contains("key"));
    }

    @Test
    void aClockThatIsTenMinutesAheadIsNamedByAll() throws Exception {
        devnet.kill(3);
        try (JoiningNode wrong = JoiningNode.startWith(ShiftedClock.option(scratch, AHEAD), devnet, 3)) {
            wrong.until("it knows", () -> liveness(3).sentence()
                    .contains("This node's clock is 10 minutes ahead of those of most validators: set it"));
            System.out.println("validator-3: " + liveness(3).sentence());
            awaitSaid(0, "validator-3: its clock is 10 minutes ahead; set it");
            assertThat(devnet.wallet("chain", "status").with(0).out()).contains("its clock is 10 minutes ahead");
        }
    }

    @Test
    void aValidatorWithAnOldDiskSaysThatItMayNotVoteYetAndWhy() throws Exception {
        pay(20);
        devnet.kill(3);
        Path old = scratch.resolve("old");
        copy(directory(3), old);
        devnet.again();
        pay(60);
        devnet.kill(3);
        devnet.kill(2);
        remove(directory(3));
        copy(old, directory(3));
        try (JoiningNode stale = JoiningNode.start(devnet, 3)) {
            stale.until("it knows", () -> liveness(3).sentence().contains("(this node, which may not vote yet: "
                    + "the log is older than what this key has signed"));
            System.out.println("validator-3: " + liveness(3).sentence());
            assertThat(devnet.status(3).state()).isEqualTo("rejoining");
            Liveness others = awaitSaid(0, "only 2 of 4 validators can vote and 3 are needed",
                    "validator-2 (nothing listens on", "validator-3 (lost its log or has an old one");
            assertThat(others.ok()).isFalse();
        }
        devnet.again();
        pay(20);
        Waiting.until("it votes again", () -> List.of("follower", "leader").contains(devnet.status(3).state()));
    }

    private static void pay(int times) throws MokkaClientException {
        try (Traffic traffic = Traffic.start(devnet, network, PEOPLE)) {
            traffic.awaitMore(times);
        }
        Chains.awaitEqualHeads(devnet.clients());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
