package org.mokkachain.consensus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mokkachain.types.certificate.CrashModel;

/** As many liars as the protocol tolerates, in a world that breaks as well. */
class ByzantineTest {
    private static final long MS = Cluster.MS;

    @ParameterizedTest
    @EnumSource(Mischief.Strategy.class)
    void theHonestStayTogetherAndGoOn(Mischief.Strategy strategy) {
        int seeds = Integer.getInteger("mokka.seeds", 6);
        for (int seed = 1; seed <= seeds; seed++) {
            run(strategy, 4, seed, true);
        }
        run(strategy, 7, 1, true);
    }

    @ParameterizedTest
    @EnumSource(Mischief.Strategy.class)
    void inAFairWorldALiarDelaysLittle(Mischief.Strategy strategy) {
        run(strategy, 4, 1, false);
    }

    @Test
    void whoProposesTwoBlocksIsConvicted() {
        assertThat(run(Mischief.Strategy.EQUIVOCATE, 4, 1, false).invariants.evidence).isPositive();
        assertThat(run(Mischief.Strategy.DOUBLE_VOTE, 4, 1, false).invariants.evidence).isPositive();
        assertThat(run(Mischief.Strategy.TWO_PROOFS, 7, 1, false).invariants.evidence).isPositive();
    }

    static Cluster run(Mischief.Strategy strategy, int n, long seed, boolean chaos) {
        try {
            Cluster cluster = new Cluster(CrashModel.BFT, n, n, seed);
            int liars = (n - 1) / 3;
            for (int i = 0; i < liars; i++) {
                int liar = (int) ((seed + i) % n);
                cluster.invariants.allowLies(liar);
                cluster.nodes.get(liar).mischief =
                        Optional.of(new Mischief(strategy, cluster.nodes.get(liar).firstEpoch(), liar));
            }
            FaultyWorldTest.Chaos world = new FaultyWorldTest.Chaos(cluster, new Random(seed * 77));
            cluster.start();
            cluster.load(15 * MS, 60_000 * MS);
            if (chaos) {
                world.run(15_000 * MS);
            } else {
                cluster.runFor(5_000 * MS);
            }
            world.end();
            long height = cluster.honestHeight(true);
            boolean live = cluster.runUntil(30_000 * MS, () -> cluster.honestHeight(false) >= height + 20);
            assertThat(live).as("no 20 blocks within 30 s").isTrue();
            return cluster;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(strategy + " n=" + n + " seed=" + seed + ": " + e.getMessage(), e);
        }
    }
}
