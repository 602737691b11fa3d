package org.mokkachain.types.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

class CertificateTest {
    private static final SignatureScheme SCHEME = Ed25519.preferred();
    private static final Hash CHAIN = Hash.ZERO;
    private static final List<Signer> SIGNERS = IntStream.range(0, 4).mapToObj(CertificateTest::signer).toList();
    private static final ValidatorSet VALIDATORS = new ValidatorSet(IntStream.range(0, 4)
            .mapToObj(i -> new Validator("v" + i, SIGNERS.get(i).publicKey(), Address.of(new byte[20])))
            .toList());
    private static final BlockReference BLOCK = new BlockReference(0, 3, 7, Hash.fromHex("ab".repeat(32)));

    @Test
    void aQuorumOfSignaturesIsValidAndSurvivesItsEncoding() throws DecodingException {
        Certificate certificate = certificate(Phase.COMMIT, 0, 2, 3);
        Encoder out = new Encoder();
        certificate.encode(out);
        Certificate decoded = Decoder.decodeExactly(out.toBytes(), Certificate::decode);
        assertThat(decoded).isEqualTo(certificate);
        assertThat(isValid(decoded)).isTrue();
    }

    @Test
    void lessThanAQuorumIsNotValid() {
        assertThat(isValid(certificate(Phase.COMMIT, 0, 1))).isFalse();
    }

    @Test
    void aRepeatedSignerIsRefused() {
        SignerSignature one = vote(Phase.COMMIT, 1);
        assertThatThrownBy(() -> new Certificate(Phase.COMMIT, BLOCK, List.of(one, one, vote(Phase.COMMIT, 2))))
                .hasMessageContaining("no signer twice");
    }

    @Test
    void aPrepareSignatureIsNoCommitSignature() {
        List<SignerSignature> votes = new ArrayList<>(certificate(Phase.COMMIT, 0, 1, 2).signatures());
        votes.set(1, vote(Phase.PREPARE, 1));
        assertThat(isValid(new Certificate(Phase.COMMIT, BLOCK, votes))).isFalse();
    }

    @Test
    void aSignatureOfAnotherChainOrBlockOrByAStrangerIsNotValid() {
        Certificate certificate = certificate(Phase.COMMIT, 0, 1, 2);
        Hash otherChain = Hash.fromHex("01".repeat(32));
        assertThat(certificate.isValid(otherChain, VALIDATORS, CrashModel.BFT, SCHEME.verifier())).isFalse();
        BlockReference other = new BlockReference(0, 3, 8, BLOCK.hash());
        assertThat(isValid(new Certificate(Phase.COMMIT, other, certificate.signatures()))).isFalse();
        ValidatorSet smaller = VALIDATORS.without(SIGNERS.get(2).publicKey());
        assertThat(certificate.isValid(CHAIN, smaller, CrashModel.BFT, SCHEME.verifier())).isFalse();
    }

    @Test
    void whichPhaseCommitsDependsOnTheCrashModel() {
        assertThat(certificate(Phase.COMMIT, 0, 1, 2).isCommit(CrashModel.BFT)).isTrue();
        assertThat(certificate(Phase.PREPARE, 0, 1, 2).isCommit(CrashModel.BFT)).isFalse();
        assertThat(certificate(Phase.PREPARE, 0, 1, 2).isCommit(CrashModel.CFT)).isTrue();
    }

    private static boolean isValid(Certificate certificate) {
        return certificate.isValid(CHAIN, VALIDATORS, CrashModel.BFT, SCHEME.verifier());
    }

    private static Certificate certificate(Phase phase, int... signers) {
        return new Certificate(phase, BLOCK, IntStream.of(signers).mapToObj(i -> vote(phase, i)).toList());
    }

    private static SignerSignature vote(Phase phase, int signer) {
        return new SignerSignature(signer, SIGNERS.get(signer).sign(Certificate.signedPayload(phase, CHAIN, BLOCK)));
    }

    private static Signer signer(int seed) {
        byte[] bytes = new byte[PrivateKey.LENGTH];
        bytes[0] = (byte) seed;
        return SCHEME.signer(PrivateKey.of(bytes));
    }
}
