package org.mokkachain.p2p.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.types.crypto.Ed25519;

/**
 * Networks of all shapes, after the scenarios of epidemic-broadcast-trees: everybody has everything, once and in
 * order, over links that keep the invariants.
 */
class NetworksTest {
    static void everybodyHasEverything(World world, long seed) {
        for (SimNode node : world.nodes) {
            assertThat(node.delivered).as("node %s, seed %d", node, seed).isEqualTo(world.published(node));
            assertThat(node.offences).as("offences seen by %s, seed %d", node, seed).isEmpty();
            assertThat(node.skips).as("skipped by %s, seed %d", node, seed).isEmpty();
        }
    }

    private static void inHundredRuns(int nodes, Consumer<World> shape) {
        for (long seed = 1; seed <= 100; seed++) {
            World world = World.of(seed, nodes);
            world.encoding = seed % 4 == 0;
            for (SimNode node : world.nodes) {
                node.publish(world.chance.below(4));
            }
            shape.accept(world);
            world.settleDown();
            everybodyHasEverything(world, seed);
            for (SimNode node : world.nodes) {
                node.publish(world.chance.below(3));
                world.runFor(world.chance.below(30));
            }
            world.settleDown();
            everybodyHasEverything(world, seed);
        }
    }

    @Test
    void twoNodes() {
        inHundredRuns(2, World::chain);
    }

    @Test
    void threeNodes() {
        inHundredRuns(3, World::chain);
    }

    @Test
    void aChain() {
        inHundredRuns(8, World::chain);
    }

    @Test
    void aLoop() {
        inHundredRuns(7, World::loop);
    }

    @Test
    void everybodyLinkedWithEverybody() {
        inHundredRuns(6, world -> world.random(15));
    }

    @Test
    void randomNetworksOfTenNodesAndTwentyLinks() {
        for (long seed = 1; seed <= 300; seed++) {
            World world = World.of(seed, 10);
            world.random(20);
            for (int i = 0; i < 30; i++) {
                world.node(world.chance.below(10)).publish(1);
                world.runFor(world.chance.below(100));
            }
            world.settleDown();
            everybodyHasEverything(world, seed);
        }
    }

    @Test
    void smallRandomNetworks() {
        for (long seed = 1; seed <= 1000; seed++) {
            int nodes = 2 + (int) (seed % 3);
            World world = World.of(seed, nodes);
            world.random(world.chance.below(7));
            for (int i = 0; i < 10; i++) {
                world.node(world.chance.below(nodes)).publish(1);
                world.runFor(world.chance.below(30));
            }
            world.runFor(6_000);
            everybodyHasEverything(world, seed);
        }
    }

    /** Links come and go all the time, some drop messages, some nodes lose all they had. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.2})
    void networksInWhichLinksBreakAndDrop(double drop) {
        for (long seed = 1; seed <= 40; seed++) {
            World world = World.of(seed, 10);
            world.encoding = seed % 4 == 0;
            world.random(20);
            world.drop = drop;
            for (int i = 0; i < 60; i++) {
                world.node(world.chance.below(10)).publish(1 + world.chance.below(3));
                int a = world.chance.below(10);
                int b = world.chance.below(10);
                if (world.isLinked(a, b)) {
                    world.cut(a, b);
                } else {
                    world.link(a, b);
                }
                if (world.chance.hits(0.05)) {
                    world.node(a).restart();
                }
                world.runFor(world.chance.below(300));
            }
            world.drop = 0;
            world.loop();
            world.settleDown();
            everybodyHasEverything(world, seed);
        }
    }

    @Test
    void oneSeedGivesOneHistory() {
        assertThat(history()).isEqualTo(history());
    }

    private static String history() {
        World world = World.of(42, 6);
        world.transcribing = true;
        world.drop = 0.05;
        world.random(9);
        for (int i = 0; i < 20; i++) {
            world.node(world.chance.below(6)).publish(1);
            world.runFor(40);
        }
        world.settleDown();
        return world.takeTranscript();
    }

    @Test
    void realSignatures() {
        World world = new World(5);
        world.scheme = Ed25519.preferred();
        world.encoding = true;
        world.add(5);
        world.random(8);
        for (SimNode node : world.nodes) {
            node.publish(5);
        }
        world.settleDown();
        everybodyHasEverything(world, 5);
    }
}
