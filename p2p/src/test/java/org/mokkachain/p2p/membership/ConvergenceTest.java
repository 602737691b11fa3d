package org.mokkachain.p2p.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.membership.MembershipEffect.Offence;
import org.mokkachain.p2p.membership.MembershipEffect.PeerNew;
import org.mokkachain.p2p.membership.MembershipEvent.Delete;
import org.mokkachain.p2p.membership.MembershipSettings.Renewal;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.types.crypto.Ed25519;

/** Whatever was said, taken back, lost and begun anew: in the end all know the same. */
class ConvergenceTest {
    private static final long MINUTE = 60_000;

    @Test
    void withLossAndDeletionsAndRestartsAllKnowTheSameInTheEnd() {
        MembershipSettings settings = MembershipSettings.DEFAULT
                .withRenewal(new Renewal(4, 20_000))
                .withMaxDeltas(65)
                .withMaxDigest(5);
        for (long seed = 1; seed <= 40; seed++) {
            Chance chance = Chance.of(seed, "convergence");
            World world = new World(Keys.KEYED, settings, seed);
            world.start(12);
            world.sparse(4).losing(0.2).delaying(400).encoding();
            disturb(world, chance);
            world.losing(0.05);
            long took = world.runUntil(ConvergenceTest::isAtRest, 2 * MINUTE);
            assertThat(took).as("seed %d", seed).isLessThan(2 * MINUTE);
            assertThat(world.happenings(Offence.class)).as("seed %d", seed).isEmpty();
            assertThat(world.refused()).as("seed %d", seed).isZero();
            for (int i = 0; i < world.size(); i++) {
                assertThat(world.node(i).live()).as("seed %d, node %d", seed, i).hasSize(world.size() - 1);
            }
        }
    }

    private static void disturb(World world, Chance chance) {
        for (int step = 0; step < 300; step++) {
            int node = chance.below(world.size());
            String key = "key" + chance.below(8);
            if (chance.hits(0.02)) {
                world.restart(node, chance.between(1, 3_000_000));
                world.relink(node);
            } else if (chance.hits(0.4)) {
                world.tell(node, new Delete(key));
            } else {
                world.put(node, key, "value " + step);
            }
            world.run(chance.between(10, 600));
        }
    }

    private static boolean isAtRest(World world) {
        return world.agrees()
                && IntStream.range(0, world.size())
                        .allMatch(i -> world.node(i).live().size() == world.size() - 1);
    }

    @Test
    void oneSeedGivesOneHistory() {
        assertThat(history(3)).isEqualTo(history(3)).isNotEqualTo(history(4));
    }

    private static List<World.Happening> history(long seed) {
        World world = World.of(12, seed).sparse(4).losing(0.1);
        disturb(world, Chance.of(seed, "history"));
        return List.copyOf(world.happenings());
    }

    @Test
    void withRealSignaturesAllIsTheSame() {
        World world = new World(Ed25519.preferred(), MembershipSettings.DEFAULT, 5);
        world.start(12);
        world.meshed().losing(0.05).encoding();
        for (int i = 0; i < world.size(); i++) {
            world.put(i, "name", "node " + i);
        }
        world.run(MINUTE);
        assertThat(world.agrees()).isTrue();
        assertThat(world.refused()).isZero();
        assertThat(world.happenings(PeerNew.class)).hasSize(12 * 11);
    }

    @Test
    void threeHundredNodesWithNarrowDigestsAndMessagesKnowTheSame() {
        MembershipSettings settings = MembershipSettings.DEFAULT.withMaxDeltas(100).withMaxDigest(100);
        World world = new World(Keys.KEYED, settings, 6);
        world.start(300);
        world.sparse(5);
        for (int i = 0; i < world.size(); i++) {
            world.put(i, "name", "node " + i);
        }
        long took = world.runUntil(World::agrees, 5 * MINUTE);
        System.out.printf("300 nodes, 5 neighbours each, 100 lines and deltas per message: all know all after %d ms%n",
                took);
        assertThat(took).isLessThan(MINUTE);
    }
}
