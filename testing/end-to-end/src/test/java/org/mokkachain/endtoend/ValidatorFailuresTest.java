package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.CertificateInfo;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.api.model.Status;
import org.mokkachain.endtoend.harness.BlockWatch;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Traffic;
import org.mokkachain.endtoend.harness.Waiting;

/** Validators that end without a word, while people pay one another. */
class ValidatorFailuresTest {
    /** What is aimed at is 1 s, and 3 s is the limit of a machine that has time; this is for one that has none. */
    private static final long HARD_LIMIT_MS = 15_000;

    private static final List<Person> PEOPLE = Person.funded();

    private static Devnet devnet;
    private static Network network;

    @BeforeAll
    static void start() throws MokkaClientException {
        devnet = Devnet.start("ValidatorFailuresTest");
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

    @Test
    void theLeaderIsKilledUnderLoadAndBlocksComeAgainAndItCatchesUpAndVotes() throws MokkaClientException {
        List<Traffic.Final> told;
        try (Traffic traffic = Traffic.start(devnet, network, PEOPLE)) {
            traffic.awaitMore(100);
            int leader = killTheLeaderAndMeasure();
            traffic.awaitMore(100);
            devnet.again();
            awaitVoteOf("validator-" + leader, devnet.client((leader + 1) % 4));
            told = traffic.told();
        }
        long height = Chains.awaitEqualHeads(devnet.clients());
        Chains.requireIdentical(devnet.clients(), height);
        Chains.requireKept(devnet.client(0), told, height);
        System.out.printf("of %d transactions told to be final none is lost; height %d%n", told.size(), height);
    }

    private static int killTheLeaderAndMeasure() throws MokkaClientException {
        int leader = devnet.awaitLeader();
        int survivor = (leader + 1) % 4;
        try (BlockWatch blocks = new BlockWatch(devnet.client(survivor))) {
            long term = devnet.status(survivor).term();
            BlockWatch.Seen before = blocks.await("a block of the old term", block -> true);
            long killed = System.nanoTime();
            devnet.kill(leader);
            BlockWatch.Seen after = blocks.await("a block of a new term", block -> block.term() > term);
            long gap = (after.atNanos() - killed) / 1_000_000;
            System.out.printf("kill -9 of the leader, validator-%d, under load: next block %d after %d ms (%s -> %s)%n",
                    leader, after.block().height(), gap, before.block().proposer(), after.block().proposer());
            assertThat(gap).as("milliseconds without a block").isLessThan(HARD_LIMIT_MS);
            return leader;
        }
    }

    /** Under load: until its signature is in the certificate of a block that is proposed from now on. */
    private static void awaitVoteOf(String validator, MokkaClient node) throws MokkaClientException {
        long from = node.status().height();
        long[] next = {from + 1};
        Waiting.until("a certificate has the signature of " + validator, () -> {
            long last = node.status().height();
            while (next[0] <= last) {
                CertificateInfo certificate =
                        node.block(Long.toString(next[0]++)).certificate().orElseThrow();
                assertThat(certificate.signers()).hasSizeGreaterThanOrEqualTo(3);
                if (certificate.signers().contains(validator)) {
                    return true;
                }
            }
            return false;
        });
        System.out.printf("%s signed the certificate of block %d, %d blocks after it was back%n", validator,
                next[0] - 1, next[0] - 1 - from);
    }

    @Test
    void allFourAreKilledAtOnceAndTheChainGoesOnWhereItWas() throws MokkaClientException {
        List<Traffic.Final> told;
        try (Traffic traffic = Traffic.start(devnet, network, PEOPLE)) {
            traffic.awaitMore(100);
            told = traffic.told();
            IntStream.range(0, 4).parallel().forEach(devnet::kill);
        }
        long highest = told.stream().mapToLong(Traffic.Final::height).max().orElseThrow();
        long millis = devnet.again().path("startMillis").asLong();
        long height = Chains.awaitEqualHeads(devnet.clients());
        assertThat(height).isGreaterThanOrEqualTo(highest);
        Chains.requireIdentical(devnet.clients(), height);
        for (MokkaClient node : devnet.clients()) {
            Chains.requireKept(node, told, height);
        }
        payAgain();
        System.out.printf("kill -9 of all four at block %d, up again after %d ms at block %d; %d final ones kept%n",
                highest, millis, height, told.size());
    }

    private static void payAgain() throws MokkaClientException {
        try (Traffic traffic = Traffic.start(devnet, network, PEOPLE)) {
            traffic.awaitMore(20);
        }
    }

    @Test
    void withTwoOfFourDownEverybodyIsToldWhoIsMissingAndBlocksFlowWhenTheyReturn() throws MokkaClientException {
        int leader = devnet.awaitLeader();
        List<Integer> down = List.of(leader, (leader + 1) % 4);
        List<Integer> up = List.of((leader + 2) % 4, (leader + 3) % 4);
        List<String> missing = down.stream().map(i -> "validator-" + i).sorted().toList();
        down.forEach(devnet::kill);
        for (int node : up) {
            awaitNamed(node, missing);
        }
        requireWalletNames(up.getFirst(), missing);
        requireNothingIsFinal(up.getFirst());

        try (BlockWatch blocks = new BlockWatch(devnet.client(up.getFirst()))) {
            long stalledAt = devnet.status(up.getFirst()).height();
            long back = System.nanoTime();
            CompletableFuture<Ended> start = CompletableFuture.supplyAsync(() -> devnet.run());
            for (int node : down) {
                MokkaClient client = devnet.client(node);
                Waiting.until("validator-" + node + " answers", () -> client.status().height() > 0);
            }
            long answering = System.nanoTime();
            BlockWatch.Seen first = blocks.await("a block", block -> block.height() > stalledAt);
            System.out.printf("two of four back: both answer %d ms after the start, block %d comes after %d ms%n",
                    (answering - back) / 1_000_000, first.block().height(), (first.atNanos() - back) / 1_000_000);
            devnet.adopt(start.join());
        }
        payAgain();
        long height = Chains.awaitEqualHeads(devnet.clients());
        Chains.requireIdentical(devnet.clients(), height);
    }

    private static void awaitNamed(int node, List<String> missing) {
        Waiting.until("validator-" + node + " says who is missing", () -> {
            Liveness liveness = devnet.status(node).liveness();
            return !liveness.ok()
                    && missing.stream().allMatch(liveness.sentence()::contains)
                    && liveness.missing().stream().map(Liveness.Missing::name).sorted().toList().equals(missing);
        });
        Liveness liveness = devnet.status(node).liveness();
        assertThat(liveness.sentence()).doesNotContain("\n");
        assertThat(liveness.missing()).allMatch(m -> !m.reason().isBlank() && m.sinceMs() > 0);
        System.out.printf("two of four down, validator-%d says: %s %s%n", node, liveness.sentence(),
                liveness.missing().stream().map(m -> m.name() + ": " + m.reason()).toList());
    }

    private static void requireWalletNames(int node, List<String> missing) {
        Ended text = devnet.wallet("chain", "status", "--node", devnet.client(node).node()).with(8);
        assertThat(text.out()).contains(missing);
        // The sentence stands in the result above; the error does not say it again.
        assertThat(text.err()).contains("error: the chain is stalled");
        Ended json = devnet.wallet("chain", "status", "--json", "--node", devnet.client(node).node()).with(8);
        assertThat(json.json().path("liveness").path("ok").asBoolean()).isFalse();
        assertThat(json.json().path("liveness").path("missing")).hasSize(2);
        assertThat(json.error().path("code").asString()).isEqualTo("chain_stalled");
        assertThat(json.error().path("message").asString()).contains(missing);
    }

    /** A payment waits; the wallet says so at its timeout, and when it is interrupted. It is final in the end. */
    private static void requireNothingIsFinal(int node) {
        Ended late = devnet.wallet("tx", "send", "--from", "alice", "--to", "bob", "--amount", "1 MOKKA", "--yes",
                "--timeout", "2s", "--json", "--node", devnet.client(node).node()).with(7);
        assertThat(late.error().path("code").asString()).isEqualTo("not_final");
        assertThat(late.json().path("status").asString()).isEqualTo("pending");
        Cli.Begun waiting = Cli.start(devnet.walletWords("tx", "send", "--from", "bob", "--to", "carol", "--amount",
                "1 MOKKA", "--yes", "--timeout", "5m", "--node", devnet.client(node).node()));
        Waiting.until("both payments wait", () -> devnet.status(node).mempool() == 2);
        waiting.interrupt();
        Ended interrupted = waiting.await().with(130);
        assertThat(interrupted.err()).contains("interrupted; transaction ", " is on its way");
        Status status = devnet.status(node);
        assertThat(status.liveness().ok()).isFalse();
    }
}
