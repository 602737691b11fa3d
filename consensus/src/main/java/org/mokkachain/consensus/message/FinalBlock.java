package org.mokkachain.consensus.message;

import java.util.Optional;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/** A block and, where the sender has it, the proof that it is final. */
public record FinalBlock(ProposedBlock block, Optional<FinalityProof> proof) {
    public void encode(Encoder out) {
        block.encode(out);
        out.bool(proof.isPresent());
        proof.ifPresent(p -> p.encode(out));
    }

    public static FinalBlock decode(Decoder in) throws DecodingException {
        return new FinalBlock(
                ProposedBlock.decode(in), in.bool() ? Optional.of(FinalityProof.decode(in)) : Optional.empty());
    }
}
