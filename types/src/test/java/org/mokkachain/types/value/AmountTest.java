package org.mokkachain.types.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AmountTest {
    @Test
    void arithmeticNeverWraps() {
        assertThatThrownBy(() -> Amount.of(Long.MAX_VALUE).plus(Amount.of(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Amount.of(1).minus(Amount.of(2))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Amount.of(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Amount.of(5).minus(Amount.of(5))).isEqualTo(Amount.ZERO);
    }
}
