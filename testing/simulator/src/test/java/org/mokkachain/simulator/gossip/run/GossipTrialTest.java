package org.mokkachain.simulator.gossip.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small networks of the real gossip layer: everything arrives once and in order, over trees, whatever happens. */
final class GossipTrialTest {

    @ParameterizedTest
    @CsvSource({"2, 1", "25, 2", "50, 3", "100, 4", "250, 5"})
    void everyMessageReachesEverybodyOverATree(int nodes, long seed) {
        GossipFigures figures = run(GossipPlan.stable(nodes, 120, seed));

        assertThat(figures.reliability()).isEqualTo(1);
        assertThat(figures.redundancy()).isBetween(0.0, 0.05);
        assertThat(figures.hops().median()).isLessThanOrEqualTo(2 * figures.floodHops().median());
        assertThat(figures.falseDeaths()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"20, 6", "50, 7", "80, 8"})
    void survivorsGetEverythingWhateverShareDies(int percent, long seed) {
        GossipFigures figures = run(GossipPlan.stable(250, 60, seed).killing(percent));

        assertThat(figures.reliability()).isEqualTo(1);
        assertThat(figures.healRounds()).isBetween(0, 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void lostMessagesAreMadeUpFor(long seed) {
        GossipFigures figures = run(GossipPlan.stable(80, 60, seed).losing(0.05));

        assertThat(figures.reliability()).isEqualTo(1);
    }

    /** The last word over a link was lost, and none followed by which that would have shown. */
    @Test
    void whatWasLostLastIsMadeUpForToo() {
        GossipFigures figures = run(GossipPlan.stable(300, 60, 1).killing(20).losing(0.1));

        assertThat(figures.reliability()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100})
    void twoHalvesExchangeWhatTheyMissedWithoutAFlood(int nodes) {
        GossipFigures figures = run(GossipPlan.stable(nodes, 80, 11).cutFor(20));

        assertThat(figures.reliability()).isEqualTo(1);
        assertThat(figures.redundancy()).isLessThan(1);
        assertThat(figures.healRounds()).isBetween(15, 30);
    }

    @Test
    void oneSeedIsOneHistory() {
        assertThat(history(12)).isEqualTo(history(12)).isNotEqualTo(history(13));
    }

    private static long history(long seed) {
        GossipTrial trial = new GossipTrial(GossipPlan.stable(60, 20, seed).killing(30).losing(0.02));
        trial.run();
        return trial.history();
    }

    private static GossipFigures run(GossipPlan plan) {
        GossipTrial trial = new GossipTrial(plan);
        GossipFigures figures = trial.run();
        assertThat(trial.wrong()).as(plan.command()).isEmpty();
        return figures;
    }
}
