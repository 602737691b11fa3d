package org.mokkachain.types.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.PublicKey;

/** What a constructor takes the decoder must read: limits of text count bytes, as the encoding does. */
class TextLimitsTest {
    private static final String EUROS = "€".repeat(22);
    private static final Address ADDRESS = Address.of(new byte[20]);

    @Test
    void aTextOfFewCharactersMayHaveTooManyBytes() {
        assertThat(EUROS).hasSizeLessThan(64);
        assertThat(Encoder.utf8Length(EUROS)).isEqualTo(66);
        assertThatThrownBy(() -> new Validator(EUROS, PublicKey.of(new byte[32]), ADDRESS))
                .hasMessageContaining("bytes");
        assertThatThrownBy(() -> new GenesisAccount(EUROS, ADDRESS, Amount.ZERO)).hasMessageContaining("bytes");
        assertThatThrownBy(() -> new Receipt.Failed(0, EUROS)).hasMessageContaining("bytes");
        assertThatThrownBy(() -> new Receipt.Failed(65_536, "x")).hasMessageContaining("65535");
    }

    @Test
    void halfASurrogatePairIsRefusedInsteadOfBecomingAQuestionMark() {
        assertThatThrownBy(() -> new Encoder().string("a\ud834")).hasMessageContaining("surrogate");
    }
}
