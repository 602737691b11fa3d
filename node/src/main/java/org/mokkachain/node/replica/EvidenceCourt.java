package org.mokkachain.node.replica;

import java.util.OptionalLong;
import org.mokkachain.consensus.message.Evidence;
import org.mokkachain.consensus.message.Statement;
import org.mokkachain.ledger.execution.EvidenceJudge;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * Judges the evidence of consensus for the ledger: two statements that contradict each other, both signed with the
 * offender's key. The index of the signer, which the statements also hold, needs no look at the validators of that
 * epoch: an honest validator signs no two such statements, whatever its index.
 */
public final class EvidenceCourt implements EvidenceJudge {
    private final SignatureVerifier verifier;

    public EvidenceCourt(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public OptionalLong convictedEpoch(Hash chainId, PublicKey offender, Bytes encoded) {
        Evidence evidence;
        try {
            evidence = Decoder.decodeExactly(encoded, Evidence::decode);
        } catch (DecodingException e) {
            return OptionalLong.empty();
        }
        boolean convicts = evidence.convicts()
                && isSigned(evidence.first(), chainId, offender)
                && isSigned(evidence.second(), chainId, offender);
        return convicts ? OptionalLong.of(evidence.epoch()) : OptionalLong.empty();
    }

    private boolean isSigned(Statement statement, Hash chainId, PublicKey offender) {
        return verifier.verify(offender, statement.payload(chainId), statement.signature());
    }
}
