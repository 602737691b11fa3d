package org.mokkachain.p2p.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.p2p.membership.MembershipEffect.Offence;
import org.mokkachain.p2p.membership.MembershipEffect.PeerDead;
import org.mokkachain.p2p.membership.MembershipEffect.PeerNew;
import org.mokkachain.simkit.chance.Chance;

/** Fifty nodes, rounds of one second. */
class ClusterTest {
    private static final int NODES = 50;
    private static final long MINUTE = 60_000;

    private static String name(boolean sparse) {
        return sparse ? "50 nodes, 5 neighbours each" : "50 nodes, full mesh";
    }

    private static World world(boolean sparse, long seed) {
        World world = World.of(NODES, seed);
        return sparse ? world.sparse(5) : world.meshed();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void inTenMinutesNobodyIsTakenForDead(boolean sparse) {
        World world = world(sparse, 1);
        double highest = 0;
        for (int second = 0; second < 600; second++) {
            world.run(1_000);
            highest = Math.max(highest, world.highestPhi());
        }
        assertThat(world.happenings(PeerDead.class)).isEmpty();
        assertThat(world.happenings(Offence.class)).isEmpty();
        assertThat(world.happenings(PeerNew.class)).hasSize(NODES * (NODES - 1));
        System.out.printf(
                "%s: no false death in ten minutes, highest phi %.1f, %.1f messages per node and second%n",
                name(sparse), highest, world.messages() / 600.0 / NODES);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anUpdateReachesAllWithinTenRounds(boolean sparse) {
        World world = world(sparse, 2).encoding();
        world.run(MINUTE);
        long start = world.now();
        long before = world.bytes();
        Chance chance = Chance.of(2, "updates");
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int owner = chance.below(NODES);
            String value = "value " + i;
            world.put(owner, "key", value);
            took.add(world.runUntil(at -> allHave(at, owner, value), MINUTE));
        }
        Collections.sort(took);
        System.out.printf(
                "%s: an update reaches all after %d ms (p50), %d (p99), %d (max); %d bytes per node and second%n",
                name(sparse), took.get(100), took.get(198), took.get(199),
                (world.bytes() - before) * 1000 / (world.now() - start) / NODES);
        assertThat(took.get(198)).isLessThanOrEqualTo(10_000);
    }

    private static boolean allHave(World world, int owner, String value) {
        for (int i = 0; i < NODES; i++) {
            if (i != owner && !world.hasValue(i, owner, "key", value)) {
                return false;
            }
        }
        return true;
    }
}
