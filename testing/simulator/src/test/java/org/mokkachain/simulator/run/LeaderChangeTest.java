package org.mokkachain.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.simulator.plan.Fault;
import org.mokkachain.types.certificate.CrashModel;

/** How long nothing becomes final when the leader changes, on a LAN under load. */
class LeaderChangeTest {
    private static final int SCHEDULES = 4;

    @Test
    void afterTheLeaderIsKilledTheNextBlockIsFinalWithinASecondUsuallyMuchSooner() {
        List<Double> gaps = new ArrayList<>();
        for (long seed = 1; seed <= SCHEDULES; seed++) {
            Laboratory network = Laboratory.lan(CrashModel.BFT, 4).lasting(30);
            for (int at = 3; at < 28; at += 3) {
                network = network.with(new Fault.LeaderCrash(
                        at * Laboratory.SECOND, Fault.Death.POWER, 1_000 * Laboratory.MS));
            }
            List<String> transcript = network.transcript(seed);
            for (int at = 3; at < 28; at += 3) {
                gaps.add(gapAround(Laboratory.commits(transcript), at * 1_000.0));
            }
        }
        Collections.sort(gaps);
        double median = gaps.get(gaps.size() / 2);
        double worst = gaps.getLast();
        System.out.printf("leader killed %d times: gap p50 %.0f ms, worst %.0f ms%n", gaps.size(), median, worst);
        assertThat(median).isLessThan(400);
        assertThat(worst).isLessThan(1_000);
    }

    @Test
    void anOrderlyHandOverIsHardlyNoticed() {
        Laboratory network = Laboratory.lan(CrashModel.BFT, 4).lasting(12);
        for (int at = 3; at < 11; at++) {
            for (int host = 0; host < 4; host++) {
                network = network.with(new Fault.Operator(
                        at * Laboratory.SECOND, host, Fault.Wish.STEP_DOWN));
            }
        }
        List<Laboratory.Commit> commits = Laboratory.commits(network.transcript(1));
        double worst = 0;
        for (int at = 3; at < 11; at++) {
            worst = Math.max(worst, gapAround(commits, at * 1_000.0));
        }
        System.out.printf("orderly hand-over: worst gap %.0f ms%n", worst);
        assertThat(worst).isLessThan(100);
    }

    /** From the last block of the leader of that moment to the first one of its successor. */
    private static double gapAround(List<Laboratory.Commit> commits, double moment) {
        long term = 0;
        double last = 0;
        for (Laboratory.Commit commit : commits) {
            if (commit.at() <= moment) {
                term = commit.term();
            } else if (commit.term() > term) {
                return commit.at() - Math.max(last, moment);
            }
            last = commit.at();
        }
        return Double.MAX_VALUE;
    }
}
