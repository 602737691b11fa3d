package org.mokkachain.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.simulator.plan.Fault;
import org.mokkachain.simulator.plan.Goal;
import org.mokkachain.simulator.plan.Scenario;
import org.mokkachain.simulator.plan.Villainy;
import org.mokkachain.simulator.world.World;
import org.mokkachain.types.certificate.CrashModel;

/** The chain is stopped in every way there is, and each node that is left names the cause. */
class StopsTest {
    private static final long FOREVER = 600 * Laboratory.SECOND;
    private static final int AT = 5;
    private static final int LENGTH = 40;

    private static World run(Scenario scenario) {
        World world = new World(scenario, 0);
        world.run();
        return world;
    }

    private static Laboratory four() {
        return Laboratory.lan(CrashModel.BFT, 4).lasting(LENGTH);
    }

    private static World stopped(Laboratory network, Integer... dead) {
        return run(network.scenario(1, Goal.SAFETY, dead));
    }

    private static Liveness told(World world, int host) {
        Liveness liveness = world.liveness(host);
        System.out.printf("v%d: %s%n", host, liveness.sentence());
        assertThat(liveness.ok()).isFalse();
        return liveness;
    }

    private static Fault.Cut cut(long length, int[] left, int[] right) {
        List<Fault.Link> links = new ArrayList<>();
        for (int a : left) {
            for (int b : right) {
                links.add(new Fault.Link(a, b));
                links.add(new Fault.Link(b, a));
            }
        }
        return new Fault.Cut(AT * Laboratory.SECOND, length, "halves", links);
    }

    @Test
    void deadValidatorsAreNamed() {
        World world = stopped(four(), 2, 3);
        assertThat(told(world, 0).sentence()).isEqualTo("No blocks: only 2 of 4 validators can be reached and 3 are "
                + "needed; missing: v2 (nothing listens), v3 (nothing listens).");
        assertThat(told(world, 1).missing()).extracting(Liveness.Missing::name).containsExactly("v2", "v3");
    }

    @Test
    void theOtherSideOfAPartitionIsNamedByBoth() {
        World world = stopped(four().with(cut(FOREVER, new int[] {0, 1}, new int[] {2, 3})));
        assertThat(told(world, 0).sentence()).contains("only 2 of 4 validators can be reached and 3 are needed",
                "v2 (cannot be reached)", "v3 (cannot be reached)");
        assertThat(told(world, 3).sentence()).contains("v0 (cannot be reached)", "v1 (cannot be reached)");
        assertThat(world.stops()).isPositive();
    }

    @Test
    void whoHangsIsNamedAlthoughItsLinksStand() {
        World world = stopped(four()
                .with(new Fault.Pause(AT * Laboratory.SECOND, 2, FOREVER))
                .with(new Fault.Pause(AT * Laboratory.SECOND, 3, FOREVER)));
        assertThat(told(world, 0).sentence()).startsWith("No blocks: ")
                .contains("v2 (connected, but silent for ", "v3 (connected, but silent for ").doesNotContain("v1 (");
        assertThat(told(world, 1).sentence()).contains("v2 (", "v3 (").doesNotContain("v0 (");
    }

    @Test
    void whoLostItsLogIsNamedAndSaysItItself() {
        World world = stopped(four()
                .with(new Fault.DiskLoss(AT * Laboratory.SECOND, 2, Fault.Damage.LOG_LOST, 100 * Laboratory.MS))
                .with(new Fault.DiskLoss(AT * Laboratory.SECOND, 3, Fault.Damage.LOG_LOST, 100 * Laboratory.MS)));
        assertThat(told(world, 0).sentence()).contains("only 2 of 4 validators can vote and 3 are needed",
                "v2 (lost its log or has an old one", "v3 (lost its log or has an old one");
        assertThat(told(world, 2).sentence()).contains("v2 (this node, which may not vote yet: ", "v3 (lost its log");
    }

    @Test
    void whoKeepsSilentOnPurposeIsNamed() {
        TreeMap<Integer, Set<Villainy>> silent = new TreeMap<>();
        silent.put(1, EnumSet.of(Villainy.SILENT));
        World world = run(four().scenario(3, Goal.SAFETY, 3).withVillains(silent));
        assertThat(told(world, 0).sentence()).startsWith("No blocks: ").contains("v1 (", "v3 (nothing listens)");
    }

    @Test
    void aClockIsNamedByItselfAndByTheOthersThoughBlocksCome() {
        World world = stopped(four().with(new Fault.ClockJump(AT * Laboratory.SECOND, 2, FOREVER, 600_000)));
        assertThat(world.liveness(0).sentence()).contains(" v2: its clock is 10 minutes ahead; set it");
        assertThat(world.liveness(2).sentence())
                .contains("This node's clock is 10 minutes ahead of those of most validators: set it");
    }

    @Test
    void withoutASecondPhaseTheSameIsSaid() {
        World world = stopped(Laboratory.lan(CrashModel.CFT, 3).lasting(LENGTH), 0, 2);
        assertThat(told(world, 1).sentence()).isEqualTo("No blocks: only 1 of 3 validators can be reached and 2 are "
                + "needed; missing: v0 (nothing listens), v2 (nothing listens).");
    }
}
