package org.mokkachain.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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

/** Networks that lost something big go on. */
class RecoveryTest {
    @Test
    void aNodeWithAnEmptyDiskVotesAgainAfterAWhile() {
        List<String> transcript = Laboratory.lan(CrashModel.BFT, 4)
                .with(new Fault.DiskLoss(
                        3 * Laboratory.SECOND, 2, Fault.Damage.EVERYTHING_LOST, 500 * Laboratory.MS))
                .lasting(12)
                .transcript(1);
        assertThat(transcript).anyMatch(line -> line.contains("v2") && line.contains("RejoinFinished"));
    }

    @Test
    void aPowerCutOfAllNodesLosesNothing() {
        Laboratory network = Laboratory.lan(CrashModel.BFT, 4);
        for (int at = 2; at < 10; at += 2) {
            network = network.with(new Fault.PowerCut(
                    at * Laboratory.SECOND, List.of(Laboratory.MS, 90 * Laboratory.MS, 300 * Laboratory.MS, 5L)));
        }
        Verdict verdict = Verdict.of(network.scenario(5, Goal.LIVENESS));
        assertThat(verdict.problem()).isEmpty();
    }

    @Test
    void aRingInWhichEverybodyHearsTwoNeighboursGoesOn() {
        List<Fault.Link> cut = new ArrayList<>();
        for (int[] pair : new int[][] {{0, 2}, {1, 3}}) {
            cut.add(new Fault.Link(pair[0], pair[1]));
            cut.add(new Fault.Link(pair[1], pair[0]));
        }
        Verdict verdict = Verdict.of(Laboratory.lan(CrashModel.BFT, 4)
                .with(new Fault.Cut(Laboratory.SECOND, 60 * Laboratory.SECOND, "ring", cut))
                .scenario(3, Goal.SAFETY));
        assertThat(verdict.problem()).isEmpty();
        assertThat(verdict.outcome().map(Outcome::blocks).orElse(0L)).isGreaterThan(30);
    }

    @Test
    void thirtyOneValidatorsGoOnWithoutTenOfThem() {
        Integer[] dead = {1, 4, 7, 10, 13, 16, 19, 22, 25, 28};
        Verdict verdict =
                Verdict.of(Laboratory.lan(CrashModel.BFT, 31).lasting(3).scenario(1, Goal.LIVENESS, dead));
        assertThat(verdict.problem()).isEmpty();
    }

    @Test
    void thirtyOneValidatorsGoOnAmongTenLiars() {
        SortedMap<Integer, Set<Villainy>> liars = new TreeMap<>();
        for (int i = 0; i < 10; i++) {
            liars.put(3 * i, i % 2 == 0
                    ? EnumSet.of(Villainy.EQUIVOCATES, Villainy.DOUBLE_VOTES)
                    : EnumSet.of(Villainy.WITHHOLDS, Villainy.ACCUSES));
        }
        Scenario scenario = Laboratory.lan(CrashModel.BFT, 31).lasting(2).scenario(2, Goal.LIVENESS);
        assertThat(Verdict.of(scenario.withVillains(liars)).problem()).isEmpty();
    }
}
