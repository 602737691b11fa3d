package org.mokkachain.api.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mokkachain.types.value.Amount;

class AssetUnitTest {
    @ParameterizedTest
    @CsvSource({
        "12.5 MOKKA, 12500000",
        "12.5, 12500000",
        "12.5MOKKA, 12500000",
        "'  7  ', 7000000",
        "0.000001, 1",
        "0, 0",
        "000.100000 MOKKA, 100000",
        "9223372036854.775807, 9223372036854775807",
    })
    void readsWhatPeopleWrite(String text, long units) {
        assertThat(AssetUnit.MOKKA.parse(text)).isEqualTo(Amount.of(units));
    }

    @ParameterizedTest
    @CsvSource({
        "'', the amount is missing",
        "-1, '-' at character 1",
        "+1, '+' at character 1",
        "'1,5', ',' at character 2",
        "1e3, 'e' at character 2",
        ".5, '.' at character 1",
        "5., digits are missing after the point",
        "1.2.3, more than one point",
        "1.0000001, MOKKA has 6 decimals",
        "9223372036854.775808, more than there can be",
        "99999999999999999999999999, more than there can be",
        "1 GOLD, the amount is in GOLD",
        "1 mokka, write the symbol as MOKKA",
        "MOKKA, 'M' at character 1",
        "1 MOKKA 2, ' ' at character 2",
        "\u0661, '\u0661' at character 1",
        "0x10, 'x' at character 2",
        "NaN, 'N' at character 1",
    })
    void refusesEverythingElseAndNamesThePlace(String text, String message) {
        assertThatThrownBy(() -> AssetUnit.MOKKA.parse(text))
                .isInstanceOf(AmountFormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void writesWithoutNeedlessZeros() {
        assertThat(AssetUnit.MOKKA.format(Amount.of(12_500_000))).isEqualTo("12.5 MOKKA");
        assertThat(AssetUnit.MOKKA.format(Amount.of(1))).isEqualTo("0.000001 MOKKA");
        assertThat(AssetUnit.MOKKA.format(Amount.of(10_000_000))).isEqualTo("10 MOKKA");
        assertThat(AssetUnit.MOKKA.format(Amount.ZERO)).isEqualTo("0 MOKKA");
        assertThat(AssetUnit.MOKKA.formatFull(Amount.of(10_000_000))).isEqualTo("10.000000");
        assertThat(new AssetUnit("POINTS", 0).format(Amount.of(100))).isEqualTo("100 POINTS");
    }

    @Test
    void readsWhatItWroteInEveryLocale() {
        SplittableRandom random = new SplittableRandom(7);
        Locale before = Locale.getDefault();
        try {
            for (String tag : new String[] {"de-DE", "ar-EG", "hi-IN-u-nu-deva", "tr-TR"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                for (int i = 0; i < 2_000; i++) {
                    Amount amount = Amount.of(random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63));
                    AssetUnit unit = new AssetUnit("X1", random.nextInt(19));
                    assertThat(unit.parse(unit.format(amount))).as("seed 7, %s", unit).isEqualTo(amount);
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
