package org.mokkachain.wallet.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({"0,0 ms", "999,999 ms", "1500,1.5 s", "59000,59 s", "150000,2 min", "7200000,2 h", "200000000,2 d"})
    void aSpanHasAUnitThatFits(long ms, String text) {
        assertThat(Times.span(ms)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"500ms,500", "30,30000", "30s,30000", "2m,120000", "1h,3600000", "0,0"})
    void timeoutsAreRead(String text, long ms) throws Failure {
        assertThat(Times.parse(text)).isEqualTo(Duration.ofMillis(ms));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5s", "1 s", "1d", "1s1s", "99999999999"})
    void whatIsNoSpanIsRefused(String text) {
        assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(Failure.class).hasMessageContaining("time span");
    }

    @Test
    void aClockThatIsBehindDoesNotShowTheFuture() {
        assertThat(Times.ago(1_000, 5_000)).isEqualTo("just now");
        assertThat(Times.ago(65_000, 5_000)).isEqualTo("60 s ago");
    }
}
