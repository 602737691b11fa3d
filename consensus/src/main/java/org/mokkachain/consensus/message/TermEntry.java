package org.mokkachain.consensus.message;

import java.util.List;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/**
 * Entry certificate: why a term may begin. Terms above 1 are opened by a quorum of {@link Suspect}s of the term
 * before; term 1 by the epoch itself, which whoever is in it has seen committed, so it carries no signature.
 *
 * @param term the term that is opened
 * @param suspects signatures of the SUSPECTs of {@code term - 1}, ascending by signer; none for term 1
 */
public record TermEntry(long epoch, long term, List<SignerSignature> suspects) implements ConsensusMessage {
    public TermEntry {
        suspects = List.copyOf(suspects);
        if (term < 1) {
            throw new IllegalArgumentException("terms begin at 1");
        }
        if (term == 1 && !suspects.isEmpty()) {
            throw new IllegalArgumentException("term 1 needs no suspicion");
        }
        for (int i = 1; i < suspects.size(); i++) {
            if (suspects.get(i - 1).signer() >= suspects.get(i).signer()) {
                throw new IllegalArgumentException("signers must ascend, no signer twice");
            }
        }
    }

    /** The beginning of an epoch. */
    public static TermEntry first(long epoch) {
        return new TermEntry(epoch, 1, List.of());
    }

    public void encode(Encoder out) {
        out.u64(epoch).u64(term).list(suspects, (o, s) -> s.encode(o));
    }

    public static TermEntry decode(Decoder in) throws DecodingException {
        return new TermEntry(in.u64(), in.u64(), in.list(ValidatorSet.MAX_SIZE, SignerSignature::decode));
    }
}
