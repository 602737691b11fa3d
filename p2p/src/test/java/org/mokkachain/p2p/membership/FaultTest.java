package org.mokkachain.p2p.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.p2p.membership.MembershipEffect.Offence;
import org.mokkachain.p2p.membership.MembershipEffect.PeerDead;
import org.mokkachain.p2p.membership.MembershipEffect.PeerLive;
import org.mokkachain.p2p.membership.MembershipEffect.Renewed;
import org.mokkachain.p2p.membership.MembershipEvent.Leave;
import org.mokkachain.p2p.membership.MembershipEvent.Seeds;
import org.mokkachain.p2p.membership.MembershipMessage.Answer;
import org.mokkachain.p2p.membership.MembershipMessage.Deltas;
import org.mokkachain.p2p.membership.MembershipMessage.Digest;
import org.mokkachain.types.value.PublicKey;

/** Fifty nodes, some of which, or the network between them, fail. */
class FaultTest {
    private static final int NODES = 50;
    private static final long MINUTE = 60_000;

    private static World world(boolean sparse, long seed) {
        World world = World.of(NODES, seed);
        return sparse ? world.sparse(5) : world.meshed();
    }

    private static String name(boolean sparse) {
        return sparse ? "5 neighbours each" : "full mesh";
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void exactlyThoseThatWereKilledAreReportedByAllOthers(boolean sparse) {
        World world = world(sparse, 3);
        world.run(2 * MINUTE);
        for (int i = 0; i < NODES; i++) {
            world.put(i, "name", "node " + i);
        }
        world.run(20_000);
        long killed = world.now();
        for (int i = 0; i < 10; i++) {
            world.kill(i, true);
        }
        long took = world.runUntil(at -> at.happenings(PeerDead.class).size() >= 10 * (NODES - 10), 5 * MINUTE);
        world.run(5 * MINUTE);
        List<World.Happening> deaths = world.happenings(PeerDead.class);
        assertThat(deaths).hasSize(10 * (NODES - 10));
        for (int i = 10; i < NODES; i++) {
            int node = i;
            assertThat(new TreeSet<>(deaths.stream()
                            .filter(death -> death.node() == node)
                            .map(death -> ((PeerDead) death.effect()).peer())
                            .toList()))
                    .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(world::key).toList());
        }
        assertThat(world.happenings(PeerLive.class)).isEmpty();
        System.out.printf("%s: 10 of 50 killed, first taken for dead after %d ms, last after %d%n",
                name(sparse), deaths.getFirst().time() - killed, took);
        assertThat(took).isLessThan(90_000);
        newcomerLearnsOfTheDead(world);
    }

    private static void newcomerLearnsOfTheDead(World world) {
        world.start(1);
        world.link(NODES, 20);
        world.run(10_000);
        for (int i = 0; i < NODES; i++) {
            assertThat(world.hasValue(NODES, i, "name", "node " + i)).as("node %d", i).isTrue();
        }
        world.run(MINUTE);
        assertThat(world.node(NODES).live()).hasSize(NODES - 10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasCutInTwoKnowsTheSameAfterwards(boolean sparse) {
        World world = world(sparse, 4);
        world.run(MINUTE);
        world.cut((from, to) -> from < NODES / 2 != to < NODES / 2);
        world.run(3 * MINUTE);
        for (int i = 0; i < NODES; i++) {
            assertThat(world.node(i).live()).hasSize(NODES / 2 - 1);
            world.put(i, "key", "said while cut off");
        }
        world.run(3 * MINUTE);
        world.cut((from, to) -> false);
        long took = world.runUntil(
                at -> IntStream.range(0, NODES).allMatch(i -> at.node(i).live().size() == NODES - 1) && at.agrees(),
                5 * MINUTE);
        System.out.printf("%s: cut in two for six minutes; %d ms after it healed all know the same%n",
                name(sparse), took);
        assertThat(took).isLessThan(20_000);
        int dead = world.happenings(PeerDead.class).size();
        world.run(5 * MINUTE);
        assertThat(world.happenings(PeerDead.class)).hasSize(dead);
        assertThat(world.happenings(PeerLive.class)).hasSize(dead);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withFivePercentLossNobodyIsTakenForDead(boolean sparse) {
        World world = world(sparse, 5).losing(0.05).delaying(300);
        world.run(10 * MINUTE);
        assertThat(world.happenings(PeerDead.class)).isEmpty();
        assertThat(world.happenings(Offence.class)).isEmpty();
        for (int i = 0; i < NODES; i++) {
            world.put(i, "key", "value " + i);
        }
        assertThat(world.runUntil(World::agrees, MINUTE)).isLessThan(20_000);
    }

    @Test
    void whoSaysGoodbyeIsKnownToBeGoneByAllWithinRounds() {
        World world = world(true, 6);
        world.run(MINUTE);
        world.tell(7, new Leave());
        world.kill(7, true);
        long took = world.runUntil(at -> at.happenings(PeerDead.class).size() == NODES - 1, MINUTE);
        System.out.printf("5 neighbours each: a goodbye reaches all after %d ms%n", took);
        assertThat(took).isLessThan(10_000);
        world.run(5 * MINUTE);
        assertThat(world.happenings(PeerDead.class)).hasSize(NODES - 1);
    }

    @Test
    void whoRestartsWithItsClockSetBackIsHeardByAll() {
        World world = world(true, 7);
        world.put(3, "key", "before");
        world.run(MINUTE);
        world.restart(3, 5);
        world.relink(3);
        world.put(3, "key", "after");
        world.run(20_000);
        assertThat(world.happenings(Renewed.class)).isNotEmpty();
        assertThat(world.node(3).self().generation()).isGreaterThan(1_000_000);
        for (int i = 0; i < NODES; i++) {
            assertThat(i == 3 || world.hasValue(i, 3, "key", "after")).as("node %d", i).isTrue();
        }
        assertThat(world.happenings(PeerDead.class)).isEmpty();
    }

    @Test
    void withoutLinksSeedsBringAllTogether() {
        World world = World.of(NODES, 8).open();
        for (int i = 1; i < NODES; i++) {
            world.tell(i, new Seeds(List.of(world.key(0))));
        }
        world.run(15_000);
        for (int i = 0; i < NODES; i++) {
            assertThat(world.node(i).live()).hasSize(NODES - 1);
        }
    }

    @Test
    void aRelayThatKeepsBackAChangeDelaysItAndNoMore() {
        World world = world(true, 9);
        world.run(MINUTE);
        // One node in five passes on that others live, but nothing new of what those say.
        world.changing((from, message) -> from % 5 == 0 ? withoutChanges(world.key(from), message) : message);
        for (int i = 0; i < NODES; i++) {
            world.put(i, "key", "changed");
        }
        long took = world.runUntil(World::agrees, 5 * MINUTE);
        System.out.printf("5 neighbours each, one in five keeps back all changes: all known after %d ms%n", took);
        assertThat(took).isLessThan(MINUTE);
        assertThat(world.happenings(PeerDead.class)).isEmpty();
    }

    private static MembershipMessage withoutChanges(PublicKey self, MembershipMessage message) {
        return switch (message) {
            case Digest digest -> digest;
            case Answer answer -> new Answer(withoutChanges(self, answer.deltas()), answer.wanted());
            case Deltas deltas -> new Deltas(withoutChanges(self, deltas.deltas()));
        };
    }

    private static List<Delta> withoutChanges(PublicKey self, List<Delta> deltas) {
        List<Delta> changed = new ArrayList<>();
        for (Delta delta : deltas) {
            if (delta.owner().equals(self)) {
                changed.add(delta);
            } else if (delta.after() > 0) {
                changed.add(new Delta(delta.owner(), delta.generation(), delta.after(), List.of(), delta.seal()));
            }
        }
        return changed;
    }
}
