package org.mokkachain.types.certificate;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.codec.SigningPayload;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.value.Hash;

/**
 * The votes of a quorum for one block: with PREPARE votes a quorum certificate (QC), with the crash model's
 * {@linkplain CrashModel#commitPhase() commit phase} a commit certificate, which makes the block final. A list of
 * plain Ed25519 signatures, ascending by signer, so no signer counts twice.
 */
public record Certificate(Phase phase, BlockReference block, List<SignerSignature> signatures) {
    public Certificate {
        signatures = List.copyOf(signatures);
        for (int i = 1; i < signatures.size(); i++) {
            if (signatures.get(i - 1).signer() >= signatures.get(i).signer()) {
                throw new IllegalArgumentException("signers must ascend, no signer twice");
            }
        }
    }

    /** The bytes a validator signs to vote: {@code "MOKKA/1" | phase | chain id | epoch | term | height | hash}. */
    public static byte[] signedPayload(Phase phase, Hash chainId, BlockReference block) {
        return SigningPayload.start(phase.payloadType())
                .fixed(chainId)
                .u64(block.epoch())
                .u64(block.term())
                .u64(block.height())
                .fixed(block.hash())
                .toByteArray();
    }

    /** Who signed, by their places in the set of validators. */
    public SortedSet<Integer> signers() {
        return signatures.stream().map(SignerSignature::signer).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether this proves finality under {@code model}, if it is {@linkplain #isValid valid}. */
    public boolean isCommit(CrashModel model) {
        return phase == model.commitPhase();
    }

    /**
     * Whether a quorum of {@code validators} signed, every signature being valid. Needs nothing but the set; that it is
     * the set of the certificate's epoch is the caller's business.
     */
    public boolean isValid(Hash chainId, ValidatorSet validators, CrashModel model, SignatureVerifier verifier) {
        if (signatures.size() < Quorum.size(model, validators.size())) {
            return false;
        }
        byte[] message = signedPayload(phase, chainId, block);
        return signatures.stream()
                .allMatch(s -> validators.contains(s.signer())
                        && verifier.verify(validators.get(s.signer()).key(), message, s.signature()));
    }

    public void encode(Encoder out) {
        out.u8(phase.payloadType());
        block.encode(out);
        out.list(signatures, (o, signature) -> signature.encode(o));
    }

    public static Certificate decode(Decoder in) throws DecodingException {
        Phase phase = Phase.ofCode(in.u8());
        BlockReference block = BlockReference.decode(in);
        return new Certificate(phase, block, in.list(ValidatorSet.MAX_SIZE, SignerSignature::decode));
    }
}
