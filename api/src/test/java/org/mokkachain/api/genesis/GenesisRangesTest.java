package org.mokkachain.api.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.value.Amount;

/** What a vote may set, a genesis may say, and nothing else. */
class GenesisRangesTest {
    private static final String SOUND = SampleGenesis.text(SampleGenesis.of(4, Timing.LAN));

    @ParameterizedTest
    @EnumSource(names = {
        "MAX_BLOCK_TRANSACTIONS", "MAX_BLOCK_BYTES", "MAX_TRANSACTION_BYTES", "MIN_FEE", "PROPOSAL_LIFETIME"
    })
    void aNumberOfAGenesisHasTheRangeOfTheParameter(Parameter parameter) {
        for (long value : List.of(parameter.min(), parameter.max())) {
            assertThat(lint(parameter, value).mistakes()).as("%s %d", parameter, value).isEmpty();
            assertThat(new SetParameter(parameter, value, 0).value()).isEqualTo(value);
        }
        for (long value : List.of(parameter.min() - 1, parameter.max() + 1)) {
            assertThat(lint(parameter, value).mistakes()).as("%s %d", parameter, value)
                    .extracting(GenesisMistake::pointer)
                    .containsExactly((parameter == Parameter.PROPOSAL_LIFETIME ? "/" : "/limits/") + parameter.text());
            assertThatThrownBy(() -> new SetParameter(parameter, value, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(parameter.text() + " must be " + parameter.min() + " to ");
        }
    }

    private static GenesisLint lint(Parameter parameter, long value) {
        String pattern = "\"" + parameter.text() + "\": [^\\n,}]*";
        assertThat(SOUND).containsPattern(pattern);
        String written = parameter != Parameter.MIN_FEE ? Long.toString(value)
                : value < 0 ? "\"-0.000001 MOKKA\"" : "\"" + AssetUnit.MOKKA.format(Amount.of(value)) + "\"";
        String json = SOUND.replaceFirst(pattern, "\"" + parameter.text() + "\": " + written);
        GenesisLint lint = GenesisLint.of(json.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
        lint.genesis().map(Genesis::limits).ifPresent(limits ->
                assertThat(limits.largestTransaction()).isLessThan(limits.maxBlockBytes()));
        return lint;
    }
}
