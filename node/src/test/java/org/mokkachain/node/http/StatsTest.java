package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.model.Stats;

class StatsTest {
    private static final long START = 1_700_000_000_000L;

    private static BlockStatistics.Written block(long height, long atMs, int transactions, long finality) {
        return new BlockStatistics.Written(height, atMs, transactions, 1, OptionalLong.of(finality));
    }

    @Test
    void ratesAreThoseOfTheWindow() {
        BlockStatistics statistics = new BlockStatistics(START);
        for (int i = 0; i < 100; i++) {
            statistics.add(block(i + 1, START + i * 500L, 10, 20));
        }
        Stats all = statistics.read(60, START + 50_000);
        assertThat(all.fromMs()).isEqualTo(START);
        assertThat(all.blocks()).isEqualTo(100);
        assertThat(all.transactions()).isEqualTo(1_000);
        assertThat(all.failed()).isEqualTo(100);
        assertThat(all.transactionsPerSecond()).isEqualTo(20);
        assertThat(all.blocksPerSecond()).isEqualTo(2);
        assertThat(all.blockTimeMs().mean()).hasValue(500);
        assertThat(all.blockTimeMs().count()).isEqualTo(99);
        Stats last = statistics.read(10, START + 50_000);
        assertThat(last.fromMs()).isEqualTo(START + 40_000);
        assertThat(last.blocks()).isEqualTo(20);
        assertThat(last.series()).hasSize(10).allMatch(point -> point.blocks() == 2 && point.transactions() == 20);
    }

    @Test
    void theFirstBlockDoesNotCountAsLateBecauseTheGenesisIsOld() {
        BlockStatistics statistics = new BlockStatistics(START);
        statistics.goOnAfter(0, START - 86_400_000);
        statistics.add(block(1, START, 1, 20));
        statistics.add(block(2, START + 700, 1, 20));
        assertThat(statistics.read(60, START + 2_000).blockTimeMs())
                .satisfies(times -> assertThat(times.count()).isEqualTo(1))
                .satisfies(times -> assertThat(times.max()).hasValue(700));
    }

    @Test
    void percentilesAreTooLargeByAnEighthAtMost() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        BlockStatistics statistics = new BlockStatistics(START);
        long[] times = random.longs(5_000, 1, 3_000).toArray();
        for (int i = 0; i < times.length; i++) {
            statistics.add(block(i, START + i, 0, times[i]));
        }
        Arrays.sort(times);
        Stats.Spread finality = statistics.read(60, START + 10_000).finalityMs();
        near(finality.p50(), times[2_499]);
        near(finality.p90(), times[4_499]);
        near(finality.p99(), times[4_949]);
        assertThat(finality.max()).hasValue(times[4_999]);
        assertThat(finality.mean().orElseThrow())
                .isCloseTo(Arrays.stream(times).average().orElseThrow(), within(0.1));
    }

    private static void near(OptionalDouble shown, long real) {
        assertThat(shown.orElseThrow()).isBetween(real - 0.1, real * 1.126 + 0.1);
    }

    @Test
    void whatIsOlderThanTheMemoryIsForgottenAndTheChainMayStandStill() {
        BlockStatistics statistics = new BlockStatistics(START);
        statistics.add(block(1, START, 5, 9));
        statistics.add(block(2, START + 1_000L * 4_000, 6, 9));
        Stats hour = statistics.read(BlockStatistics.SECONDS, START + 1_000L * 4_001);
        assertThat(hour.transactions()).isEqualTo(6);
        assertThat(hour.series()).hasSize(60);
        Stats later = statistics.read(BlockStatistics.SECONDS, START + 1_000L * 9_000);
        assertThat(later.transactions()).isZero();
        assertThat(later.finalityMs().p50()).isEmpty();
        assertThat(later.blockTimeMs().count()).isZero();
    }

    @Test
    void blocksOfLongAgoDoNotPushOutNewOnes() {
        BlockStatistics statistics = new BlockStatistics(START);
        statistics.add(block(10, START + 5_000, 3, 9));
        statistics.add(block(11, START + 5_000 - 3_602_000, 100, 9));
        assertThat(statistics.read(60, START + 10_000).transactions()).isEqualTo(3);
    }

    @Test
    void theRouteTakesWindowsUpToAnHour() throws Exception {
        try (TestNode node = new TestNode()) {
            RawHttp http = new RawHttp(node.server.port());
            assertThat(http.send("GET", "/v1/stats", "", "").text()).contains("\"stepSeconds\":5");
            assertThat(http.send("GET", "/v1/stats?window=1h", "", "").status()).isEqualTo(200);
            for (String window : new String[] {"0", "999ms", "61m", "2h", "-1s", "soon", ""}) {
                assertThat(http.send("GET", "/v1/stats?window=" + window, "", "").status()).as(window).isEqualTo(400);
            }
        }
    }

    @Test
    void blocksFromBeforeTheStartCountAndWidenWhatIsKnown() {
        BlockStatistics statistics = new BlockStatistics(START);
        statistics.goOnAfter(29, START - 1_000);
        for (int i = 9; i >= 0; i--) {
            long at = START - 1_000L * (10 - i);
            statistics.addEarlier(
                    new BlockStatistics.Written(20 + i, at, 5, 0, OptionalLong.empty()), OptionalLong.of(1_000));
        }
        statistics.add(block(30, START + 500, 5, 20));
        Stats all = statistics.read(60, START + 2_000);
        assertThat(all.fromMs()).isEqualTo(START - 10_000);
        assertThat(all.blocks()).isEqualTo(11);
        assertThat(all.blockTimeMs().count()).isEqualTo(11);
        assertThat(all.blockTimeMs().max()).hasValue(1_500);
        assertThat(all.finalityMs().count()).isEqualTo(1);
        statistics.knowSince(START - 30_000);
        assertThat(statistics.read(60, START + 2_000).fromMs()).isEqualTo(START - 30_000);
    }
}
