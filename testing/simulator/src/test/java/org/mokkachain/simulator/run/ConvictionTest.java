package org.mokkachain.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mokkachain.simulator.plan.Fault;
import org.mokkachain.simulator.plan.Goal;
import org.mokkachain.simulator.plan.Scenario;
import org.mokkachain.simulator.plan.Villainy;
import org.mokkachain.simulator.world.Outcome;
import org.mokkachain.types.certificate.CrashModel;

/**
 * Liars contradict themselves, honest nodes notice, somebody reports it, and the chain goes on without them. That
 * nobody honest is removed, and that no slander is believed, is checked in every schedule.
 */
class ConvictionTest {
    private static final long SEED = 7;
    private static final Set<Villainy> TWO_CHAINS = EnumSet.of(Villainy.EQUIVOCATES, Villainy.DOUBLE_VOTES);

    private static Scenario withLiars(Laboratory network, Goal goal, Set<Villainy> deeds, int... liars) {
        SortedMap<Integer, Set<Villainy>> villains = new TreeMap<>();
        for (int liar : liars) {
            villains.put(liar, deeds);
        }
        return network.scenario(SEED, goal).withVillains(villains);
    }

    private static Outcome clean(Scenario scenario) {
        Verdict verdict = Verdict.of(scenario);
        assertThat(verdict.problem()).isEmpty();
        return verdict.outcome().orElseThrow();
    }

    /** Leaders hand over all the time, so that every validator leads, and lies. */
    private static Laboratory changing(int validators, int seconds) {
        Laboratory network = Laboratory.lan(CrashModel.BFT, validators).lasting(seconds);
        for (long at = Laboratory.SECOND; at < seconds * Laboratory.SECOND; at += 400 * Laboratory.MS) {
            for (int host = 0; host < validators; host++) {
                network = network.with(new Fault.Operator(at, host, Fault.Wish.STEP_DOWN));
            }
        }
        return network;
    }

    @Test
    void aLeaderThatProposesTwoChainsAndVotesForBothLeavesAndTheOthersGoOn() {
        Laboratory network = changing(4, 5).reportingAfter(500 * Laboratory.MS);
        Scenario scenario = withLiars(network, Goal.LIVENESS, TWO_CHAINS, 2);
        assertThat(clean(scenario).convictions()).isEqualTo(1);
        List<String> transcript = Autopsy.transcript(scenario, 1_000_000);
        for (String host : List.of("v0", "v1", "v3")) {
            assertThat(transcript).as(host).anyMatch(line -> line.contains(host)
                    && line.contains("EpochStarted[epoch=1") && !line.contains("name=v2"));
        }
    }

    @Test
    void aLeaderWithTwoProofsLeaves() {
        Laboratory network = changing(4, 5).reportingAfter(500 * Laboratory.MS);
        assertThat(clean(withLiars(network, Goal.LIVENESS, EnumSet.of(Villainy.DUAL_PROOF), 2)).convictions())
                .isEqualTo(1);
    }

    @Test
    void ofSevenValidatorsBothLiarsGo() {
        Laboratory network = changing(7, 6).reportingAfter(Laboratory.SECOND);
        assertThat(clean(withLiars(network, Goal.LIVENESS, TWO_CHAINS, 1, 4)).convictions()).isEqualTo(2);
    }

    /** It answers for what it signs then: evidence of before does not count any more. */
    @Test
    void aLiarThatIsTakenInAgainIsRemovedAgain() {
        Laboratory network = changing(4, 9)
                .reportingAfter(300 * Laboratory.MS)
                .with(new Fault.MemberChange(5 * Laboratory.SECOND, List.of(0, 1, 2, 3)));
        assertThat(clean(withLiars(network, Goal.LIVENESS, TWO_CHAINS, 2)).convictions()).isEqualTo(2);
    }

    @Test
    void withoutAReportEverybodyStays() {
        assertThat(clean(withLiars(changing(4, 4), Goal.SAFETY, TWO_CHAINS, 2)).convictions()).isZero();
    }

    /** Slander only: there are no liars, and all stay. */
    @Test
    void slanderIsNotBelieved() {
        for (long seed = 1; seed <= 4; seed++) {
            Laboratory network = Laboratory.lan(CrashModel.BFT, 4).reportingAfter(Laboratory.SECOND).lasting(3);
            assertThat(clean(network.scenario(seed, Goal.SAFETY)).convictions()).as("seed %d", seed).isZero();
        }
    }
}
