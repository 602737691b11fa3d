package org.mokkachain.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.Evidence;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

class EvidenceCourtTest {
    private static final Hash CHAIN = Hash.fromHex("11".repeat(32));
    private static final BlockReference ONE = new BlockReference(4, 2, 90, Hash.fromHex("aa".repeat(32)));
    private static final BlockReference OTHER = new BlockReference(4, 2, 90, Hash.fromHex("bb".repeat(32)));

    private final EvidenceCourt court = new EvidenceCourt(Ed25519.preferred().verifier());
    private final Signer twoFaced = signer(1);
    private final Signer honest = signer(2);

    private static Signer signer(int number) {
        byte[] seed = new byte[PrivateKey.LENGTH];
        Arrays.fill(seed, (byte) number);
        return Ed25519.preferred().signer(PrivateKey.of(seed));
    }

    private static BlockVote vote(Signer signer, BlockReference block) {
        byte[] payload = Certificate.signedPayload(Phase.PREPARE, CHAIN, block);
        return new BlockVote(Phase.PREPARE, block, 3, signer.sign(payload));
    }

    private static Bytes evidence(BlockVote first, BlockVote second) {
        Encoder out = new Encoder();
        new Evidence(first, second).encode(out);
        return out.toBytes();
    }

    @Test
    void twoVotesForOneHeightConvictWhoeverSignedBoth() {
        Bytes evidence = evidence(vote(twoFaced, ONE), vote(twoFaced, OTHER));
        assertThat(court.convictedEpoch(CHAIN, twoFaced.publicKey(), evidence)).hasValue(4);
        assertThat(court.convictedEpoch(CHAIN, honest.publicKey(), evidence)).isEmpty();
        assertThat(court.convictedEpoch(Hash.ZERO, twoFaced.publicKey(), evidence)).isEmpty();
    }

    @Test
    void nobodyIsConvictedByWhatAnotherSignedOrByOneVoteTwice() {
        assertThat(court.convictedEpoch(
                CHAIN, honest.publicKey(), evidence(vote(honest, ONE), vote(twoFaced, OTHER)))).isEmpty();
        assertThat(court.convictedEpoch(
                CHAIN, honest.publicKey(), evidence(vote(honest, ONE), vote(honest, ONE)))).isEmpty();
    }

    @Test
    void whatIsNoEvidenceConvictsNobody() {
        byte[] whole = evidence(vote(twoFaced, ONE), vote(twoFaced, OTHER)).toBytes();
        for (int length = 0; length < whole.length; length++) {
            Bytes cut = Bytes.of(whole, 0, length);
            assertThat(court.convictedEpoch(CHAIN, twoFaced.publicKey(), cut)).as("%d bytes", length).isEmpty();
        }
        Bytes longer = Bytes.of(Arrays.copyOf(whole, whole.length + 1));
        assertThat(court.convictedEpoch(CHAIN, twoFaced.publicKey(), longer)).isEmpty();
    }
}
