package org.mokkachain.types.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

class ChangeTest {
    private static final PublicKey KEY = PublicKey.of(new byte[32]);
    private static final Address OPERATOR = Address.of(new byte[20]);

    private static final List<Change> CHANGES = List.of(
            new AddValidator("eve", KEY, OPERATOR, "10.0.0.5:9100"),
            new RemoveValidator(KEY),
            new SetPermission(new AccountSubject(OPERATOR), Permission.DENIED),
            new SetPermission(new NodeSubject(KEY), Permission.ALLOWED),
            new SetParameter(Parameter.MIN_FEE, 7, 1_000));

    @Test
    void everyChangeComesBackFromItsEncodingAndHasItsOwnHash() throws DecodingException {
        for (Change change : CHANGES) {
            Encoder out = new Encoder();
            change.encode(out);
            assertThat(Decoder.decodeExactly(out.toBytes(), Change::decode)).isEqualTo(change);
        }
        assertThat(CHANGES.stream().map(Change::hash).distinct()).hasSameSizeAs(CHANGES);
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThatThrownBy(() -> Decoder.decodeExactly(new byte[] {9}, Change::decode))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("unknown type 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", ":9100", "host:", "host:0", "host:65536", "host:09100", "ho st:1", "hö:1"})
    void aHostThatCannotBeDialledIsRefused(String host) {
        assertThatThrownBy(() -> new AddValidator("eve", KEY, OPERATOR, host)).hasMessageContaining("host:port");
    }

    @Test
    void anIpv6HostIsFine() {
        assertThat(new AddValidator("eve", KEY, OPERATOR, "[::1]:9100").host()).isEqualTo("[::1]:9100");
    }

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void aParameterKeepsItsRange(Parameter parameter) {
        assertThat(Parameter.ofCode(parameter.code())).isEqualTo(parameter);
        assertThat(new SetParameter(parameter, parameter.min(), 0).value()).isEqualTo(parameter.min());
        assertThat(new SetParameter(parameter, parameter.max(), 0).value()).isEqualTo(parameter.max());
        assertThatThrownBy(() -> new SetParameter(parameter, parameter.min() - 1, 0))
                .hasMessageContaining(parameter.text());
        assertThatThrownBy(() -> new SetParameter(parameter, parameter.max() + 1, 0))
                .hasMessageContaining(parameter.text());
    }

    @Test
    void whatOtherPackagesSayOfTheSameLimitsAgrees() {
        assertThat(AddValidator.MAX_NAME).isEqualTo(Validator.MAX_NAME);
        assertThat(Parameter.MAX_BLOCK_TRANSACTIONS.max()).isEqualTo(Block.MAX_TRANSACTIONS);
        assertThat(Parameter.MAX_TRANSACTION_BYTES.max()).isEqualTo(Transaction.MAX_BYTES);
    }

    @Test
    void deniedIsDeniedAndAllowedMattersWithAnAllowList() {
        assertThat(Permission.NONE.suffices(false)).isTrue();
        assertThat(Permission.NONE.suffices(true)).isFalse();
        assertThat(Permission.ALLOWED.suffices(true)).isTrue();
        assertThat(Permission.DENIED.suffices(false)).isFalse();
    }
}
