package org.mokkachain.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mokkachain.simulator.plan.Fault;
import org.mokkachain.simulator.plan.Goal;
import org.mokkachain.types.certificate.CrashModel;

/** Validators join and leave while clients send transfers. */
class MembersTest {
    private static Fault members(int second, Integer... members) {
        return new Fault.MemberChange(second * Laboratory.SECOND, List.of(members));
    }

    @ParameterizedTest
    @EnumSource(CrashModel.class)
    void validatorsJoinAndLeaveUnderLoadAndNobodyNoticesMuch(CrashModel model) {
        Laboratory network = Laboratory.lan(model, 4)
                .with(members(3, 0, 1, 2, 3, 4))
                .with(members(5, 0, 1, 2, 3, 4, 5, 6))
                .with(members(7, 0, 1, 2, 3, 4, 5))
                .with(members(9, 1, 2, 3, 4))
                .lasting(12);
        Verdict verdict = Verdict.of(network.scenario(1, Goal.LIVENESS));
        assertThat(verdict.problem()).isEmpty();
        List<String> transcript = network.transcript(1);
        for (int epoch = 1; epoch <= 4; epoch++) {
            String started = "EpochStarted[epoch=" + epoch;
            assertThat(transcript).anyMatch(line -> line.contains("v4") && line.contains(started));
            assertThat(transcript).anyMatch(line -> line.contains("v0") && line.contains(started));
        }
        List<Laboratory.Commit> commits = Laboratory.commits(transcript);
        double worst = 0;
        for (int i = 1; i < commits.size(); i++) {
            if (commits.get(i).at() > 3_000) {
                worst = Math.max(worst, commits.get(i).at() - commits.get(i - 1).at());
            }
        }
        System.out.printf("%s: validators 4, 5, 7, 6, 4: worst gap between blocks %.0f ms%n", model, worst);
        assertThat(worst).isLessThan(1_000);
    }

    /** The leader of the new epoch is down when it begins. */
    @Test
    void theCandidateOfTheNewEpochMayBeDown() {
        Laboratory network = Laboratory.lan(CrashModel.BFT, 4)
                .with(members(3, 0, 1, 2, 3, 4))
                .lasting(8);
        for (int host = 0; host < 5; host++) {
            Verdict verdict = Verdict.of(network.with(new Fault.Crash(
                            2_900 * Laboratory.MS, host, Fault.Death.POWER, 1, 2 * Laboratory.SECOND))
                    .scenario(host, Goal.LIVENESS));
            assertThat(verdict.problem()).as("v" + host + " down").isEmpty();
        }
    }

    @Test
    void allValidatorsMayLosePowerWhileTheEpochChanges() {
        for (int ms = 3_000; ms < 3_400; ms += 20) {
            Verdict verdict = Verdict.of(Laboratory.lan(CrashModel.BFT, 4)
                    .with(members(3, 0, 1, 2, 4))
                    .with(new Fault.PowerCut(ms * Laboratory.MS, List.of(20 * Laboratory.MS, 200 * Laboratory.MS)))
                    .lasting(6)
                    .scenario(ms, Goal.LIVENESS));
            assertThat(verdict.problem()).as("power cut after " + ms + " ms").isEmpty();
        }
    }
}
