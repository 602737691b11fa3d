package org.mokkachain.p2p.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

class HelloTest {
    private static final Hello HELLO = new Hello(
            new NetworkIdentity("mokka-test", TestNetwork.genesis(1), 1, Role.OBSERVER, "node-7"), 258);
    private static final String ENCODED = "0001" + "000a" + "6d6f6b6b612d74657374" + "01".repeat(32) + "01"
            + "0006" + "6e6f64652d37" + "0000000000000102" + "00000000";

    @Test
    void theEncodingIsTheDocumentedOne() throws DecodingException {
        assertThat(HELLO.encode().hex()).isEqualTo(ENCODED);
        assertThat(Hello.decode(Bytes.fromHex(ENCODED))).isEqualTo(HELLO);
    }

    @Test
    void extensionsOfLaterVersionsAreIgnored() throws DecodingException {
        String extended = ENCODED.substring(0, ENCODED.length() - 8) + "00000002" + "abcd";
        assertThat(Hello.decode(Bytes.fromHex(extended))).isEqualTo(HELLO);
    }

    @Test
    void theLongestHelloIsWithinItsLimit() {
        String longest = "x".repeat(NetworkIdentity.MAX_TEXT);
        Hello hello = new Hello(
                new NetworkIdentity(longest, TestNetwork.genesis(1), 1, Role.VALIDATOR, longest), Long.MAX_VALUE);
        assertThat(hello.encode().length() + 1024).isLessThan(Hello.MAX_BYTES);
    }

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < ENCODED.length() / 2; length++) {
            Bytes cut = Bytes.fromHex(ENCODED).slice(0, length);
            assertThatThrownBy(() -> Hello.decode(cut)).isInstanceOf(DecodingException.class);
        }
    }

    @Test
    void everyMutationIsDecodedOrRefusedAndNothingElse() {
        Random random = new Random(20);
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = Bytes.fromHex(ENCODED).toBytes();
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Hello.decode(Bytes.of(mutated)).encode().length()).isLessThan(Hello.MAX_BYTES);
            } catch (DecodingException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void namesThatCouldPlayWithATerminalAreRefused() {
        Bytes evil = new Encoder().u16(1).string("n").fixed(TestNetwork.genesis(1)).u8(0).string("a\u001b[2Jb")
                .u64(1).bytes(Bytes.EMPTY).toBytes();
        assertThatThrownBy(() -> Hello.decode(evil)).isInstanceOf(DecodingException.class)
                .hasMessageContaining("printable");
    }
}
