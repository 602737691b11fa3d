package org.mokkachain.types.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.value.Bytes;

class DecoderTest {
    @Test
    void whatIsEncodedIsDecoded() throws DecodingException {
        Encoder out = new Encoder(1).u8(255).u16(65_535).u32(0xffff_ffffL).u64(Long.MAX_VALUE).bool(true);
        out.bytes(Bytes.of((byte) 7)).string("Grüße").list(List.of(1, 2, 3), Encoder::u8);
        assertThat(Decoder.<Boolean>decodeExactly(out.toBytes(), in -> {
                    assertThat(in.u8()).isEqualTo(255);
                    assertThat(in.u16()).isEqualTo(65_535);
                    assertThat(in.u32()).isEqualTo(0xffff_ffffL);
                    assertThat(in.u64()).isEqualTo(Long.MAX_VALUE);
                    assertThat(in.bool()).isTrue();
                    assertThat(in.bytes(1)).isEqualTo(Bytes.of((byte) 7));
                    assertThat(in.string(10)).isEqualTo("Grüße");
                    return in.list(3, Decoder::u8).equals(List.of(1, 2, 3));
                }))
                .isTrue();
    }

    @Test
    void whatTheEncoderNeverWritesIsRefused() {
        refused("00ff", Decoder::u8, "1 bytes too many after byte 1");
        refused("02", Decoder::bool, "a boolean must be 0 or 1, got 2 at byte 0");
        refused("8000000000000000", Decoder::u64, "a number above 2^63 - 1 at byte 0");
        refused("0001", in -> in.u32(), "needed 4 more bytes, only 2 left at byte 0");
        refused("ffffffff", in -> in.bytes(10), "length 4294967295 is above the limit of 10 at byte 0");
        refused("0000000501", in -> in.bytes(10), "length 5 is more than the 1 bytes left at byte 0");
        refused("0002c328", in -> in.string(10), "text at byte 2 is not UTF-8");
        refused("7fffffff", in -> in.list(Integer.MAX_VALUE, Decoder::u8), "more than the 0 bytes left");
    }

    @Test
    void aRefusalByAConstructorBecomesADecodingError() {
        refused("01", in -> {
            in.u8();
            throw new IllegalArgumentException("no such thing");
        }, "refused near byte 1: no such thing");
    }

    @Test
    void theEncoderRefusesWhatDoesNotFit() {
        assertThatThrownBy(() -> new Encoder().u8(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Encoder().u64(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Encoder().string("x".repeat(65_536))).hasMessageContaining("u16");
    }

    private static <T> void refused(String hex, Decoder.Item<T> item, String message) {
        assertThatThrownBy(() -> Decoder.decodeExactly(Bytes.fromHex(hex), item))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining(message);
    }
}
