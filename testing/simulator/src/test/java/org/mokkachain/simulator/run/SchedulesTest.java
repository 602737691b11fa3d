package org.mokkachain.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mokkachain.simulator.main.SimulateMain;
import org.mokkachain.simulator.plan.FaultKind;
import org.mokkachain.simulator.world.Outcome;
import org.mokkachain.types.certificate.CrashModel;

/** A few schedules of every size; continuous integration runs thousands by the command line. */
class SchedulesTest {
    @ParameterizedTest
    @CsvSource({
        "BFT, 1, 4",
        "BFT, 4, 10",
        "BFT, 5, 5",
        "BFT, 7, 3",
        "BFT, 10, 2",
        "CFT, 3, 6",
        "CFT, 4, 5",
        "CFT, 5, 4"
    })
    void noScheduleBreaksAnInvariantOrStandsStill(CrashModel model, int validators, int schedules) {
        Campaign campaign = new Campaign(1, schedules, model, validators, EnumSet.allOf(FaultKind.class));
        Queue<String> problems = new ConcurrentLinkedQueue<>();
        Report report = campaign.run(
                failed -> problems.add("seed " + failed.scenario().seed() + ": " + failed.problem()), () -> {});
        assertThat(problems).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.blocks()).isPositive();
    }

    @Test
    void oneSeedIsOneHistory() {
        Campaign campaign = new Campaign(1, 6, CrashModel.BFT, 4, EnumSet.allOf(FaultKind.class));
        for (long seed = campaign.from(); seed <= campaign.to(); seed++) {
            Verdict first = Verdict.of(campaign.scenario(seed));
            Verdict second = Verdict.of(campaign.scenario(seed));
            assertThat(second.outcome().map(Outcome::history))
                    .as("seed " + seed)
                    .isPresent()
                    .isEqualTo(first.outcome().map(Outcome::history));
        }
    }

    @Test
    void anotherProcessGetsTheSameHistories() throws IOException {
        Campaign campaign = new Campaign(1, 5, CrashModel.BFT, 4, EnumSet.allOf(FaultKind.class));
        String here = campaign.run(failed -> {}, () -> {}).json();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulateMain.class.getName(),
                        "consensus",
                        "--seeds=1..5",
                        "--json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip()).isEqualTo(here);
    }
}
