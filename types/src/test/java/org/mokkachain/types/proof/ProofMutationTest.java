package org.mokkachain.types.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.proof.TestChain.Key;
import org.mokkachain.types.proof.TestChain.Sealed;
import org.mokkachain.types.value.Bytes;

/** Proofs of four epochs, bent at random: none proves anything that is not so. */
class ProofMutationTest {
    private static final int MUTATIONS = 10_000;

    @ParameterizedTest
    @EnumSource
    void noneOfTenThousandMutationsProvesAnythingElse(CrashModel model) {
        TestChain chain = new TestChain(9, model);
        TrustChain trust = TrustChain.of(chain.genesis, Ed25519.preferred().verifier());
        List<byte[]> proofs = proofs(chain, new TestChain(10, model));
        int decoded = 0;
        int accepted = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            byte[] original = proofs.get(random.nextInt(proofs.size() - 4));
            byte[] mutated = mutate(random, original, proofs.get(random.nextInt(proofs.size())));
            if (Arrays.equals(mutated, original)) {
                continue;
            }
            Optional<Proof> proof = decode(mutated);
            decoded += proof.isPresent() ? 1 : 0;
            Optional<? extends Proof.Proven> proven = proof.flatMap(p -> p.verify(trust).toOptional());
            if (proven.isPresent()) {
                accepted++;
                assertThat(isTrue(chain, proven.get())).as("%s, seed %d: %s", model, seed, proven.get()).isTrue();
            }
        }
        System.out.printf("%s: of %,d mutations %,d had the form of a proof, %d proved what is so anyway%n",
                model, MUTATIONS, decoded, accepted);
        assertThat(decoded).isGreaterThan(MUTATIONS / 10);
        // The absence of another key, or another proof of the same: not what a flipped bit finds often.
        assertThat(accepted).isLessThan(MUTATIONS / 100);
    }

    /** Of all epochs; the last four are of another chain. */
    private static List<byte[]> proofs(TestChain chain, TestChain other) {
        List<byte[]> proofs = new ArrayList<>();
        for (int height = 1; height <= TestChain.EPOCHS * TestChain.LENGTH; height++) {
            proofs.add(chain.transaction(height, 0).encode().toBytes());
            List<Key> keys = List.copyOf(chain.block(height).state().keySet());
            proofs.add(chain.entry(height, keys.get(height)).encode().toBytes());
            proofs.add(chain.entry(height, new Key(9, Bytes.of((byte) height))).encode().toBytes());
        }
        for (int height = 2; height <= 14; height += 4) {
            proofs.add(other.transaction(height, 0).encode().toBytes());
        }
        return proofs;
    }

    private static byte[] mutate(Random random, byte[] original, byte[] other) {
        byte[] bytes = original.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> {
                int to = random.nextInt(bytes.length);
                byte kept = bytes[at];
                bytes[at] = bytes[to];
                bytes[to] = kept;
            }
            case 3 -> bytes = Arrays.copyOf(bytes, random.nextBoolean() ? at : bytes.length + 1 + random.nextInt(3));
            case 4 -> { // the beginning of one with the end of another
                int cut = Math.min(at, other.length);
                byte[] spliced = Arrays.copyOf(bytes, at + other.length - cut);
                System.arraycopy(other, cut, spliced, at, other.length - cut);
                bytes = spliced;
            }
            default -> { // a part of another one
                int from = random.nextInt(other.length);
                int length = Math.min(1 + random.nextInt(400), Math.min(bytes.length - at, other.length - from));
                System.arraycopy(other, random.nextBoolean() && at + length <= other.length ? at : from, bytes, at,
                        length);
            }
        }
        return bytes;
    }

    private static Optional<Proof> decode(byte[] bytes) {
        try {
            return Optional.of(Proof.decode(Bytes.of(bytes)));
        } catch (DecodingException e) {
            return Optional.empty();
        }
    }

    /** Whether the chain itself says so. */
    private static boolean isTrue(TestChain chain, Proof.Proven proven) {
        Sealed block = chain.block((int) proven.block().header().height());
        if (!block.header().equals(proven.block().header())) {
            return false;
        }
        return switch (proven) {
            case ProvenTransaction t -> block.transactions().get(t.index()).equals(t.transaction())
                    && block.receipts().get(t.index()).equals(t.receipt());
            case ProvenEntry e ->
                Optional.ofNullable(block.state().get(new Key(e.kind(), e.key()))).equals(e.value());
        };
    }

    @ParameterizedTest
    @EnumSource
    void anyBytesAreRefusedOrTheOneEncodingOfAProof(CrashModel model) {
        TestChain chain = new TestChain(9, model);
        FuzzTarget target = FuzzTarget.canonical("proof " + model, proofs(chain, chain), input -> {
            try {
                return Proof.decode(Bytes.of(input)).encode().toBytes();
            } catch (DecodingException e) {
                throw Refused.by(e);
            }
        });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
