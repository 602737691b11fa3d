package org.mokkachain.types.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.PublicKey;

class GenesisTest {
    private static final Address OPERATOR = Address.fromHex("11".repeat(20));

    @Test
    void aGenesisSurvivesItsEncodingAndKeepsItsHash() throws DecodingException {
        Genesis genesis = genesis("net", List.of(new GenesisAccount("alice", OPERATOR, Amount.of(5))));
        Encoder out = new Encoder();
        genesis.encode(out);
        Genesis decoded = Decoder.decodeExactly(out.toBytes(), Genesis::decode);
        assertThat(decoded).isEqualTo(genesis);
        assertThat(decoded.hash()).isEqualTo(genesis.hash());
        assertThat(genesis("other", genesis.accounts()).hash()).isNotEqualTo(genesis.hash());
    }

    @Test
    void theSupplyMayNotOverflowAndNoAddressMayComeTwice() {
        GenesisAccount all = new GenesisAccount("a", OPERATOR, Amount.of(Long.MAX_VALUE));
        GenesisAccount one = new GenesisAccount("b", Address.fromHex("22".repeat(20)), Amount.of(1));
        assertThatThrownBy(() -> genesis("net", List.of(all, one))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> genesis("net", List.of(one, one))).hasMessageContaining("same address");
    }

    @Test
    void timingThatCannotWorkIsRefusedByName() {
        assertThatThrownBy(() -> new Timing(50, 60, 300, 900, 10_000, 600_000, 0))
                .hasMessage("heartbeatTimeoutMs must be 100 to 86400000, got 60");
    }

    private static Genesis genesis(String network, List<GenesisAccount> accounts) {
        Validator validator = new Validator("v0", PublicKey.fromHex("01".repeat(32)), OPERATOR);
        return new Genesis(
                network,
                "tmok",
                1_000,
                CrashModel.BFT,
                Timing.LAN,
                Limits.DEFAULT,
                new ValidatorSet(List.of(validator)),
                List.of("127.0.0.1:9100"),
                accounts);
    }
}
