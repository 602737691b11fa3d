package org.mokkachain.benchmarks.consensus;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.mokkachain.consensus.message.MessageVerifier;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.VoteStatement;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.SignatureCache;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.SignatureVerifier;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Time to check a quorum's certificate and a proof of leadership: each signature anew (cold), or all of them
 * remembered (warm), as of votes that arrived one by one before. PREPARE and COMMIT are checked by the same code over
 * payloads of the same length.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "--enable-native-access=ALL-UNNAMED")
public class CertificateBenchmark {
    private static final long TERM = 2;

    @Param({"4", "16", "31"})
    private int validators;

    @Param({"native", "bouncycastle", "cache"})
    private String signatures = "native";

    /** What a run works on. */
    private record Work(
            Committee committee,
            SignatureVerifier signatures,
            MessageVerifier verifier,
            Certificate prepare,
            Certificate commit,
            Proof proof) {
        boolean isValid(Certificate certificate) {
            var epoch = committee.epoch();
            return certificate.isValid(epoch.chainId(), epoch.validators(), epoch.model(), signatures);
        }
    }

    private Work work = work(1, "bouncycastle");

    /** Chooses the provider and signs. */
    @Setup
    public void prepare() {
        work = work(validators, signatures);
        if (!prepareCertificate() || !commitCertificate() || !proofOfLeadership()) {
            throw new IllegalStateException("what is measured must be valid");
        }
    }

    private static Work work(int validators, String signatures) {
        SignatureScheme scheme = switch (signatures) {
            case "native" -> Ed25519.nativeProvider().orElseThrow();
            case "bouncycastle" -> Ed25519.bouncyCastle();
            default -> Ed25519.preferred();
        };
        SignatureVerifier verifier =
                signatures.equals("cache") ? new SignatureCache(scheme.verifier()) : scheme.verifier();
        Committee committee = Committee.of(IntStream.range(0, validators)
                .mapToObj(i -> scheme.signer(PrivateKey.of(
                        Sha256.hash(new byte[] {(byte) i}).toBytes())))
                .toList());
        BlockReference block = new BlockReference(0, 1, 7, Sha256.hash(new byte[] {7}));
        Certificate prepare = certificate(committee, Phase.PREPARE, block);
        return new Work(
                committee,
                verifier,
                new MessageVerifier(committee.epoch(), Settings.lan().proof(), verifier),
                prepare,
                certificate(committee, Phase.COMMIT, block),
                proof(committee, prepare));
    }

    private static Certificate certificate(Committee committee, Phase phase, BlockReference block) {
        byte[] payload = Certificate.signedPayload(phase, committee.epoch().chainId(), block);
        List<SignerSignature> votes = IntStream.range(0, committee.epoch().quorum())
                .mapToObj(i -> new SignerSignature(i, committee.signers().get(i).sign(payload)))
                .toList();
        return new Certificate(phase, block, votes);
    }

    private static Proof proof(Committee committee, Certificate base) {
        int leader = committee.epoch().candidate(TERM);
        byte[] payload = VoteStatement.payload(committee.epoch().chainId(), TERM, leader, base.block());
        List<VoteStatement> votes = IntStream.range(0, committee.epoch().quorum())
                .mapToObj(i -> new VoteStatement(
                        TERM, i, leader, base.block(), committee.signers().get(i).sign(payload)))
                .toList();
        var limits = Settings.lan().proof();
        return new Proof(TERM, leader, votes, base, limits.ttlBlocks(), limits.ttlMs());
    }

    @Benchmark
    public boolean prepareCertificate() {
        return work.isValid(work.prepare());
    }

    @Benchmark
    public boolean commitCertificate() {
        return work.isValid(work.commit());
    }

    /** The votes of a quorum and the certificate they report. */
    @Benchmark
    public boolean proofOfLeadership() {
        return work.verifier().isValidProof(work.proof());
    }

    /** Runs this benchmark. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(CertificateBenchmark.class.getName())
                        .build())
                .run();
    }
}
