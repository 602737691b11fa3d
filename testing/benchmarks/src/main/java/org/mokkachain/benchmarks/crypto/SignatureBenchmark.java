package org.mokkachain.benchmarks.crypto;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Verifications and signatures per second of one thread, and of two, by provider: of keys seen before, as most of a
 * running chain are, over the 40 bytes that a transaction's signer signs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "--enable-native-access=ALL-UNNAMED")
public class SignatureBenchmark {
    private static final int KEYS = 256;

    private record Signed(Signer signer, Signature signature) {}

    /** One thread's place in the list. */
    @State(Scope.Thread)
    public static class Position {
        private int next;

        int advance() {
            next = (next + 1) % KEYS;
            return next;
        }
    }

    @Param({"native", "bouncycastle"})
    private String provider = "native";

    private SignatureScheme scheme = Ed25519.bouncyCastle();
    private final byte[] message = new byte[40];
    private List<Signed> signed = List.of();

    /** Chooses the provider and signs. */
    @Setup
    public void prepare() {
        scheme = provider.equals("native") ? Ed25519.nativeProvider().orElseThrow() : Ed25519.bouncyCastle();
        List<Signed> prepared = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            byte[] seed = new byte[PrivateKey.LENGTH];
            seed[0] = (byte) i;
            Signer signer = scheme.signer(PrivateKey.of(seed));
            prepared.add(new Signed(signer, signer.sign(message)));
        }
        signed = prepared;
    }

    @Benchmark
    public boolean verify(Position position) {
        return verifyNext(position);
    }

    @Benchmark
    @Threads(2)
    public boolean verifyOnTwoThreads(Position position) {
        return verifyNext(position);
    }

    @Benchmark
    public Signature sign(Position position) {
        Signed next = signed.get(position.advance());
        return next.signer().sign(message);
    }

    @Benchmark
    public Hash hashOfFortyBytes() {
        return Sha256.hash(message);
    }

    private boolean verifyNext(Position position) {
        Signed next = signed.get(position.advance());
        return scheme.verifier().verify(next.signer().publicKey(), message, next.signature());
    }

    /** Runs this benchmark. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder().include(SignatureBenchmark.class.getName()).build()).run();
    }
}
