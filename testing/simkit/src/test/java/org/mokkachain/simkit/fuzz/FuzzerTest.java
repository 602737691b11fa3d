package org.mokkachain.simkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fuzzer finds what is wrong with a decoder, and nothing where nothing is. */
class FuzzerTest {
    private static final FuzzBudget BUDGET = new FuzzBudget(7, 30_000, Duration.ZERO, Duration.ofMillis(300));
    private static final List<byte[]> SEEDS = List.of(new byte[] {0, 3, 10, 20, 30}, new byte[] {0, 0});
    private static final List<byte[]> RETAINED = new ArrayList<>();

    /** A list of bytes: count as u16, then the items. */
    private static byte[] items(byte[] input) throws Refused {
        if (input.length < 2) {
            throw new Refused("too short for a count");
        }
        int count = Short.toUnsignedInt(ByteBuffer.wrap(input).getShort());
        if (count != input.length - 2) {
            throw new Refused("count " + count + " does not fit");
        }
        return Arrays.copyOfRange(input, 2, input.length);
    }

    private static byte[] encode(byte[] items) {
        return ByteBuffer.allocate(2 + items.length).putShort((short) items.length).put(items).array();
    }

    private static FuzzTarget target(FuzzTarget.Decoding decoding) {
        return FuzzTarget.canonical("planted", SEEDS, decoding);
    }

    private static void found(FuzzTarget target, String what) {
        assertThatThrownBy(() -> Fuzzer.run(target, BUDGET))
                .isInstanceOf(AssertionError.class).hasMessageContaining(what).hasMessageContaining("planted");
    }

    @Test
    void aSoundDecoderPassesAndIsReported() {
        FuzzReport report = Fuzzer.run(target(input -> encode(items(input))), BUDGET);
        assertThat(report.executions()).isEqualTo(30_002);
        assertThat(report.accepted()).isBetween(1_000L, 25_000L);
        assertThat(report.reasons()).isEqualTo(2);
        assertThat(report.toString()).contains("planted").contains("30,002 inputs");
    }

    @Test
    void oneSeedGivesOneHistory() {
        List<Integer> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        for (List<Integer> history : List.of(first, second)) {
            Fuzzer.run(target(input -> {
                history.add(Arrays.hashCode(input));
                return encode(items(input));
            }), BUDGET);
        }
        assertThat(first).isEqualTo(second).hasSize(30_002);
    }

    @Test
    void anExceptionThatIsNoRefusalIsFound() {
        found(target(input -> {
            byte last = input[1 + ByteBuffer.wrap(input).getShort()];
            return last == input[1] ? input : encode(items(input));
        }), "Exception");
    }

    @Test
    void aSecondEncodingIsFound() {
        found(target(input -> {
            boolean padded = input.length > 2 && input[input.length - 1] == 0;
            return encode(items(padded ? new byte[] {0, 0} : input));
        }), "a second encoding");
    }

    @Test
    void aLengthThatIsBelievedIsFound() {
        found(target(input -> {
            if (input.length < 2) {
                throw new Refused("too short");
            }
            byte[] room = new byte[16 * Short.toUnsignedInt(ByteBuffer.wrap(input).getShort())];
            return room.length < 0 ? room : encode(items(input));
        }), "bytes were allocated");
    }

    @Test
    void aDecoderThatDoesNotComeBackIsFound() {
        found(target(input -> {
            int at = 0;
            while (at < input.length) {
                at += input[at] == 99 ? 0 : 1;
            }
            return encode(items(input));
        }), "does not come back");
    }

    @Test
    void aDecoderThatChangesItsInputIsFound() {
        found(target(input -> {
            byte[] again = encode(items(input));
            input[0] ^= 1;
            return again;
        }), "the input was changed");
    }

    @Test
    void whatStaysInMemoryIsFound() {
        try {
            assertThatThrownBy(() -> Fuzzer.run(target(input -> {
                RETAINED.add(new byte[4096]);
                return encode(items(input));
            }), BUDGET)).isInstanceOf(AssertionError.class).hasMessageContaining("stay in memory");
        } finally {
            RETAINED.clear();
        }
    }

    @Test
    void aRefusedSeedIsFound() {
        FuzzTarget target = FuzzTarget.canonical("planted", List.of(new byte[] {9}), input -> encode(items(input)));
        found(target, "a seed is refused");
    }

    @Test
    void whatALenientDecoderWritesMustStayTheSame() {
        FuzzTarget sound = FuzzTarget.lenient("planted", List.of(bytes(" a ")), input -> bytes(trimmed(input)));
        assertThat(Fuzzer.run(sound, BUDGET).accepted()).isPositive();
        FuzzTarget growing = FuzzTarget.lenient("planted", List.of(bytes("a")),
                input -> bytes(trimmed(input) + "b"));
        found(growing, "decoded to something else");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String trimmed(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1).strip().replaceAll("[^a-z]", "x");
    }
}
