package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DiskForecastTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final double DAY_MINUTES = 1_440;

    private final DiskForecast forecast = new DiskForecast();

    @Test
    void nothingIsForetoldFromOneSampleOrAShortTime() {
        forecast.add(0, 1_000);
        assertThat(forecast.bytesPerDay()).isEmpty();
        forecast.add(MINUTE / 2, 2_000);
        assertThat(forecast.bytesPerDay()).isEmpty();
        assertThat(forecast.secondsUntil(1)).isEmpty();
    }

    @Test
    void steadyGrowthIsForetoldFromTheFirstHourOn() {
        for (int minute = 0; minute <= 60; minute++) {
            forecast.add(minute * MINUTE, minute * 1_000L);
        }
        assertThat(forecast.bytesPerDay().orElseThrow()).isCloseTo(1_000 * DAY_MINUTES, within(1.0));
        assertThat(forecast.secondsUntil(30_000).orElseThrow()).isCloseTo(1_800, within(1.0));
        assertThat(forecast.secondsUntil(0).orElseThrow()).isZero();
    }

    @Test
    void onlyTheLastDayCounts() {
        long minute = 0;
        for (; minute < 2 * DAY_MINUTES; minute++) {
            forecast.add(minute * MINUTE, minute * 1_000);
        }
        long base = minute * 1_000;
        for (long later = 0; later < 2 * DAY_MINUTES; later++) {
            forecast.add((minute + later) * MINUTE, base + later * 10);
        }
        assertThat(forecast.bytesPerDay().orElseThrow()).isCloseTo(10 * DAY_MINUTES, within(200.0));
    }

    @Test
    void aLedgerThatShrinksNeverFillsTheDisk() {
        forecast.add(0, 1_000);
        forecast.add(2 * MINUTE, 500);
        assertThat(forecast.bytesPerDay().orElseThrow()).isNegative();
        assertThat(forecast.secondsUntil(1)).isEmpty();
    }
}
