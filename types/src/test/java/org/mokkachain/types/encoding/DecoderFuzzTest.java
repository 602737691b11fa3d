package org.mokkachain.types.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.merkle.MerkleProof;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;

/** Exactly one encoding per value, and nothing but a refusal for everything else, whatever the bytes. */
class DecoderFuzzTest {
    private static final int ROUNDS = 400;
    private static final int SEEDS = 30;

    /** An encoded type: how to make, write and read one. */
    private record Kind<T>(
            String name,
            Function<RandomValues, T> make,
            BiConsumer<Encoder, T> write,
            Decoder.Item<T> read) {
        byte[] encoded(T value) {
            Encoder out = new Encoder();
            write.accept(out, value);
            return out.toByteArray();
        }

        T decoded(byte[] bytes) throws DecodingException {
            return Decoder.decodeExactly(bytes, read);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind<?>> kinds() {
        return List.of(
                new Kind<>("transaction", RandomValues::transaction, (o, t) -> t.encode(o), Transaction::decode),
                new Kind<>(
                        "body",
                        RandomValues::body,
                        (o, b) -> o.raw(Block.encodeBody(b)),
                        in -> in.list(Block.MAX_TRANSACTIONS, Transaction::decode)),
                new Kind<>("operation", RandomValues::operation, (o, x) -> x.encode(o), Operation::decode),
                new Kind<>("receipt", RandomValues::receipt, (o, r) -> r.encode(o), Receipt::decode),
                new Kind<>("header", RandomValues::header, (o, h) -> h.encode(o), Header::decode),
                new Kind<>(
                        "finality proof", RandomValues::finalityProof, (o, p) -> p.encode(o), FinalityProof::decode),
                new Kind<>("certificate", RandomValues::certificate, (o, c) -> c.encode(o), Certificate::decode),
                new Kind<>("validators", RandomValues::validators, (o, v) -> v.encode(o), ValidatorSet::decode),
                new Kind<>("change", RandomValues::change, (o, c) -> c.encode(o), Change::decode),
                new Kind<>("genesis", RandomValues::genesis, (o, g) -> g.encode(o), Genesis::decode),
                new Kind<>("merkle proof", RandomValues::merkleProof, (o, p) -> p.encode(o), MerkleProof::decode));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void everyValueComesBackFromItsEncoding(Kind<T> kind) throws DecodingException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            T value = kind.make().apply(new RandomValues(new Random(seed)));
            byte[] encoded = kind.encoded(value);
            assertThat(kind.decoded(encoded)).as("%s of seed %d", kind, seed).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void changedBytesAreRefusedOrAreTheOneEncodingOfAnotherValue(Kind<T> kind) {
        List<byte[]> seeds = IntStream.range(0, SEEDS)
                .mapToObj(seed -> kind.encoded(kind.make().apply(new RandomValues(new Random(seed)))))
                .toList();
        FuzzTarget target = FuzzTarget.canonical(kind.name(), seeds, input -> {
            try {
                return kind.encoded(kind.decoded(input));
            } catch (DecodingException e) {
                throw Refused.by(e);
            }
        });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void anyBytesAtAllAreRefusedOrAreTheOneEncodingOfAValue(Kind<T> kind) {
        for (int seed = 0; seed < 10 * ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(600)];
            random.nextBytes(bytes);
            // Plausible starts get further than plain noise.
            for (int i = 0; i < bytes.length && random.nextInt(3) > 0; i++) {
                bytes[i] = (byte) random.nextInt(3);
            }
            check(kind, bytes, seed);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void everyPrefixIsRefused(Kind<T> kind) {
        byte[] encoded = kind.encoded(kind.make().apply(new RandomValues(new Random(1))));
        for (int length = 0; length < encoded.length; length++) {
            assertThat(accepts(kind, Arrays.copyOf(encoded, length)))
                    .as("%s cut to %d", kind, length)
                    .isFalse();
        }
        assertThat(accepts(kind, Arrays.copyOf(encoded, encoded.length + 1))).isFalse();
    }

    private static <T> boolean accepts(Kind<T> kind, byte[] bytes) {
        try {
            kind.decoded(bytes);
            return true;
        } catch (DecodingException e) {
            return false;
        }
    }

    private static <T> void check(Kind<T> kind, byte[] bytes, int seed) {
        try {
            T value = kind.decoded(bytes.clone());
            assertThat(kind.encoded(value)).as("%s of seed %d", kind, seed).isEqualTo(bytes);
        } catch (DecodingException e) {
            assertThat(e.getMessage()).as("%s of seed %d", kind, seed).isNotBlank();
        }
    }
}
