package org.mokkachain.types.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FixedBytesTest {
    @Test
    void aValueCannotBeChangedThroughTheArraysThatGoInAndOut() {
        byte[] source = new byte[Hash.LENGTH];
        Hash hash = Hash.of(source);
        source[0] = 1;
        hash.toBytes()[1] = 1;
        assertThat(hash).isEqualTo(Hash.ZERO);
    }

    @Test
    void theWrongLengthIsRefusedByName() {
        assertThatThrownBy(() -> Address.of(new byte[19])).hasMessage("expected 20 bytes for address, got 19");
        assertThatThrownBy(() -> PublicKey.fromHex("abc")).hasMessageContaining("64 hex digits for a public key");
        assertThatThrownBy(() -> Hash.fromHex("g".repeat(64))).hasMessageContaining("not a hash in hex");
    }

    @Test
    void valuesOfDifferentTypesAreNeverEqual() {
        assertThat(Hash.of(new byte[32])).isNotEqualTo(PublicKey.of(new byte[32]));
    }

    @Test
    void theOrderIsThatOfUnsignedNumbers() {
        assertThat(Hash.fromHex("ff" + "00".repeat(31))).isGreaterThan(Hash.fromHex("01" + "00".repeat(31)));
    }
}
