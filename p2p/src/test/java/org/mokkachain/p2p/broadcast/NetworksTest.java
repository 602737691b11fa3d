package org.mokkachain.p2p.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Networks of all shapes: everybody has everything, once and in order, by links that keep the invariants. */
class NetworksTest {
    static void everybodyHasEverything(World world, long seed) {
        for (SimNode node : world.nodes) {
            assertThat(node.delivered).as("node %s, seed %d", node, seed).isEqualTo(world.published(node));
            assertThat(node.offences).as("offences seen by %s, seed %d", node, seed).isEmpty();
        }
    }

    @Test
    void twoNodes() {
        for (long seed = 1; seed <= 100; seed++) {
            World world = World.of(seed, 2);
            world.node(0).publish(3);
            world.node(1).publish(4);
            world.chain();
            world.settleDown();
            everybodyHasEverything(world, seed);
            world.node(0).publish(2);
            world.settleDown();
            everybodyHasEverything(world, seed);
        }
    }

    @Test
    void randomNetworksOfTenNodesAndTwentyLinks() {
        for (long seed = 1; seed <= 200; seed++) {
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
}
