package org.mokkachain.types.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;
import tools.jackson.databind.JsonNode;

class Ed25519Test {
    static List<SignatureScheme> providers() {
        return Providers.all();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void signaturesAreThoseOfRfc8032(SignatureScheme scheme) {
        for (JsonNode vector : Vectors.read("ed25519-rfc8032.json")) {
            PrivateKey seed = PrivateKey.of(Bytes.fromHex(vector.get("seed").asString()).toBytes());
            byte[] message = Bytes.fromHex(vector.get("message").asString()).toBytes();
            PublicKey key = PublicKey.fromHex(vector.get("publicKey").asString());
            Signature signature = Signature.fromHex(vector.get("signature").asString());

            assertThat(seed.publicKey()).isEqualTo(key);
            assertThat(scheme.signer(seed).publicKey()).isEqualTo(key);
            assertThat(scheme.signer(seed).sign(message)).isEqualTo(signature);
            assertThat(scheme.verifier().verify(key, message, signature)).isTrue();
        }
    }

    @Test
    void onlyPointsOfPrimeOrderAreKeys() {
        assertThat(Ed25519.isUsable(PrivateKey.generate(new SecureRandom()).publicKey())).isTrue();
        for (String bad : List.of("00".repeat(32), "01" + "00".repeat(31), "ff".repeat(32), "02" + "00".repeat(31))) {
            assertThat(Ed25519.isUsable(PublicKey.fromHex(bad))).as(bad).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everyProviderMakesTheSameSignature(SignatureScheme scheme) {
        Random random = new Random(25519);
        for (int i = 0; i < 500; i++) {
            byte[] seed = new byte[32];
            byte[] message = new byte[i];
            random.nextBytes(seed);
            random.nextBytes(message);
            PrivateKey key = PrivateKey.of(seed);
            assertThat(scheme.signer(key).sign(message))
                    .isEqualTo(Ed25519.bouncyCastle().signer(key).sign(message));
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aSignerOutlivesTheWipedKeyAndHidesIt(SignatureScheme scheme) {
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        Signer signer = scheme.signer(key);
        Signature before = signer.sign(new byte[3]);
        String secret = Bytes.of(key.toBytes()).hex();

        key.wipe();

        assertThat(signer.sign(new byte[3])).isEqualTo(before);
        assertThat(signer.toString()).contains(signer.publicKey().hex()).doesNotContain(secret);
        assertThat(key.toString()).isEqualTo("PrivateKey[redacted]");
        assertThatThrownBy(key::toBytes).hasMessageContaining("wiped");
        assertThatThrownBy(() -> scheme.signer(key)).hasMessageContaining("wiped");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void manyVirtualThreadsMayVerifyAtOnce(SignatureScheme scheme) throws InterruptedException, ExecutionException {
        Signer signer = scheme.signer(PrivateKey.of(new byte[32]));
        List<Future<Boolean>> verdicts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                byte[] message = {(byte) i, (byte) (i >> 8)};
                verdicts.add(threads.submit(
                        () -> scheme.verifier().verify(signer.publicKey(), message, signer.sign(message))));
            }
        }
        for (Future<Boolean> verdict : verdicts) {
            assertThat(verdict.get()).isTrue();
        }
    }

    @Test
    void whereTheNativeLibraryDoesNotLoadBouncyCastleStandsInAndSaysWhy() {
        SignatureScheme scheme = Ed25519.choose(new Loading.Unavailable<>("no library for this machine"));

        assertThat(scheme.name()).isEqualTo("BouncyCastle (no native provider: no library for this machine)");
        Signer signer = scheme.signer(PrivateKey.of(new byte[32]));
        assertThat(scheme.verifier().verify(signer.publicKey(), new byte[1], signer.sign(new byte[1]))).isTrue();
    }

    @Test
    void aPrivateKeyHasThirtyTwoBytes() {
        assertThatThrownBy(() -> PrivateKey.of(new byte[31])).hasMessageContaining("expected 32 bytes");
    }
}
