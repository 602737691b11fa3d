package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.api.model.Status;
import org.mokkachain.chaos.ChaosMesh;
import org.mokkachain.chaos.Cut;
import org.mokkachain.chaos.Direction;
import org.mokkachain.chaos.Outage;
import org.mokkachain.chaos.Passage;
import org.mokkachain.chaos.Totals;
import org.mokkachain.chaos.Weather;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.MeshedNetwork;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.SteadyLoad;
import org.mokkachain.endtoend.harness.Traffic;
import org.mokkachain.endtoend.harness.Waiting;

/**
 * Eight validators are divided into two halves, neither of which can decide anything, and people go on paying on both
 * sides. {@code -Dmokka.partition.seconds=600} divides them for ten minutes, {@code -Dmokka.partition.rate=5} lets each
 * of eight people pay five times per second (900 times at most).
 */
class PartitionTest {
    private static final Duration DIVIDED = Duration.ofSeconds(Integer.getInteger("mokka.partition.seconds"));
    private static final double PER_SECOND = Double.parseDouble(System.getProperty("mokka.partition.rate"));
    /** Over every link to a node that lacks it would be 7 times: from four nodes there and three of its own side. */
    private static final int MOST_TIMES_MISSING = 4;
    /** Not one that clients ask first. */
    private static final int DEAF = 6;
    private static final List<Integer> LEFT = ChaosMesh.nodes(0, 4);
    private static final List<Integer> RIGHT = ChaosMesh.nodes(4, 8);
    private static final List<Person> LEFT_PEOPLE = people("alice", "bob", "carol", "dave");
    private static final List<Person> RIGHT_PEOPLE = people("erin", "frank", "grace", "heidi");

    private static List<Person> people(String... names) {
        return List.of(names).stream().map(Person::named).toList();
    }

    /** What was accepted on the two sides of a partition. */
    private record Load(SteadyLoad left, SteadyLoad right) {
        long bytes() {
            return left.bytes() + right.bytes();
        }

        /** Each node lacks what the other side has accepted. */
        long missing() {
            return left.bytes() * RIGHT.size() + right.bytes() * LEFT.size();
        }

        int count() {
            return left.accepted().size() + right.accepted().size();
        }
    }

    private static MeshedNetwork network;

    @BeforeAll
    static void start() throws IOException {
        network = MeshedNetwork.start("PartitionTest", LEFT.size() + RIGHT.size());
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @BeforeEach
    void everybodyAgrees() {
        network.mesh().set(Weather.CLEAR);
        network.mesh().heal();
        Chains.awaitEqualHeads(network.clients());
    }

    @Test
    void whatBothHalvesAcceptedIsFinalEverywhereAfterTheyAreOneAgain() throws MokkaClientException {
        pay(100);
        long before = Chains.awaitEqualHeads(network.clients());

        network.mesh().partition(Outage.SILENT, List.of(LEFT, RIGHT));
        Totals atPartition = network.mesh().totals();
        Totals across = network.mesh().between(LEFT, RIGHT);
        Load load = payOnBothSides();
        awaitPending(network.clients(LEFT), load.left());
        awaitPending(network.clients(RIGHT), load.right());
        requireDivided(across, before);
        LEFT.forEach(node -> requireNamed(node, RIGHT));
        RIGHT.forEach(node -> requireNamed(node, LEFT));

        Totals atHealing = network.mesh().totals();
        Map<String, Long> countersAtHealing = gossipCounters();
        long healed = System.nanoTime();
        network.mesh().heal();
        long height = Chains.awaitEqualHeads(network.clients());
        long millis = (System.nanoTime() - healed) / 1_000_000;
        long sent = network.mesh().totals().forwarded() - atHealing.forwarded();
        Map<String, Long> counters = gossipCounters();
        countersAtHealing.forEach((name, earlier) -> counters.merge(name, -earlier, Long::sum));
        long gossip = counters.getOrDefault("payloadBytesSent", 0L);

        requireFinal(load, before, height);
        System.out.printf("""
                partition of %d s: %d transactions of %,d bytes accepted, all final on all nodes %d ms after healing
                sent between validators during the partition: %,d bytes
                missing after healing: %,d bytes; sent as messages: %,d bytes (%.2f times); with blocks and votes: %,d
                counted by the nodes meanwhile: %s
                """, DIVIDED.toSeconds(), load.count(), load.bytes(), millis,
                atHealing.forwarded() - atPartition.forwarded(),
                load.missing(), gossip, (double) gossip / load.missing(), sent, counters);
        assertThat(gossip).as("bytes of messages sent after healing").isLessThan(MOST_TIMES_MISSING * load.missing());
    }

    /** What all nodes have counted since their start. */
    private static Map<String, Long> gossipCounters() throws MokkaClientException {
        Map<String, Long> sums = new TreeMap<>();
        for (MokkaClient node : network.clients()) {
            node.gossip().counters().forEach((name, count) -> sums.merge(name, count, Long::sum));
        }
        return sums;
    }

    @Test
    void slowLinksLostConnectionsAndANodeThatHearsNothingLoseNoPayment() throws MokkaClientException {
        List<Traffic.Final> told;
        try (Traffic traffic = Traffic.start(network.devnet(), chain(), LEFT_PEOPLE)) {
            network.mesh().set(Weather.CLEAR
                    .delayed(Duration.ofMillis(30), Duration.ofMillis(20)).limitedTo(500_000).sliced(700));
            traffic.awaitMore(50);
            network.mesh().cut(Cut.RESET);
            traffic.awaitMore(50);
            network.mesh().set(Weather.CLEAR);
            hearsNothing(DEAF);
            traffic.awaitMore(50);
            told = traffic.told();
        }
        network.mesh().heal();
        long height = Chains.awaitEqualHeads(network.clients());
        Chains.requireIdentical(network.clients(), height);
        Chains.requireKept(network.devnet().client(DEAF), told, height);
    }

    /** What it says gets through, what is said to it does not. */
    private static void hearsNothing(int node) {
        for (int other = 0; other < network.mesh().size(); other++) {
            if (other != node) {
                Weather silence = Weather.CLEAR.with(Passage.SWALLOW);
                network.mesh().proxy(other, node).set(Direction.TO_TARGET, silence);
                network.mesh().proxy(node, other).set(Direction.FROM_TARGET, silence);
            }
        }
    }

    private static Network chain() throws MokkaClientException {
        return Network.of(network.devnet().client(0));
    }

    private static void pay(int times) throws MokkaClientException {
        try (Traffic traffic = Traffic.start(network.devnet(), chain(), LEFT_PEOPLE)) {
            traffic.awaitMore(times);
        }
    }

    private static Load payOnBothSides() throws MokkaClientException {
        Network chain = chain();
        Load load = new Load(
                new SteadyLoad(chain, network.clients(LEFT), LEFT_PEOPLE),
                new SteadyLoad(chain, network.clients(RIGHT), RIGHT_PEOPLE));
        CompletableFuture<Void> right = CompletableFuture.runAsync(() -> run(load.right()));
        run(load.left());
        right.join();
        return load;
    }

    private static void run(SteadyLoad load) {
        try {
            load.run(DIVIDED, PER_SECOND);
        } catch (MokkaClientException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitPending(List<MokkaClient> nodes, SteadyLoad load) {
        Waiting.until("all nodes of one side have what it accepted", () -> {
            for (Status status : Chains.statuses(nodes)) {
                if (status.mempool() != load.accepted().size()) {
                    return false;
                }
            }
            return true;
        });
    }

    /** The links stand: those on the other side are only silent. */
    private static void requireNamed(int node, List<Integer> others) {
        Waiting.until("validator-" + node + " says who is missing", () -> {
            Liveness liveness = network.devnet().client(node).status().liveness();
            return !liveness.ok() && others.stream()
                    .allMatch(other -> liveness.sentence().contains("validator-" + other + " ("));
        });
        System.out.printf("divided, validator-%d says: %s%n", node,
                network.devnet().status(node).liveness().sentence());
    }

    /** What one side accepted has not come to the other: otherwise it would have been pending there, too. */
    private static void requireDivided(Totals across, long before) throws MokkaClientException {
        assertThat(network.mesh().between(LEFT, RIGHT).forwarded()).isEqualTo(across.forwarded());
        for (Status status : Chains.statuses(network.clients())) {
            assertThat(status.height()).as("blocks while no half has a quorum").isEqualTo(before);
        }
    }

    private static void requireFinal(Load load, long before, long height) throws MokkaClientException {
        Chains.requireIdentical(network.clients(), height);
        for (MokkaClient node : network.clients()) {
            Map<String, Long> applied = Chains.applied(node, before + 1, height);
            assertThat(applied.keySet()).as("final on %s", node.node())
                    .containsAll(load.left().accepted())
                    .containsAll(load.right().accepted())
                    .hasSize(load.count());
        }
    }
}
