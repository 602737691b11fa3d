package org.mokkachain.types.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;

class QuorumTest {
    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,2", "4,3", "5,4", "6,4", "7,5", "8,6", "9,6", "10,7", "13,9", "31,21"})
    void theByzantineQuorumIsThatOfTheSpecification(int n, int quorum) {
        assertThat(Quorum.size(CrashModel.BFT, n)).isEqualTo(quorum);
    }

    @Test
    void twoQuorumsShareAnHonestValidatorAndTheHonestOnesMakeOne() {
        for (CrashModel model : CrashModel.values()) {
            int byzantine = model == CrashModel.BFT ? 1 : 0;
            for (int n = 1; n <= ValidatorSet.MAX_SIZE; n++) {
                int faults = Quorum.faults(model, n);
                int quorum = Quorum.size(model, n);
                assertThat(2 * quorum - n).as("%s n=%d", model, n).isGreaterThanOrEqualTo(byzantine * faults + 1);
                assertThat(quorum).as("%s n=%d", model, n).isLessThanOrEqualTo(n - faults);
            }
        }
    }

    @Test
    void anEmptySetHasNoQuorum() {
        assertThatThrownBy(() -> Quorum.size(CrashModel.BFT, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
