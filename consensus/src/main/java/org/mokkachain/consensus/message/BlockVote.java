package org.mokkachain.consensus.message;

import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** PREPARE (append-ack) or COMMIT of one validator for one block; a quorum of them is a {@link Certificate}. */
public record BlockVote(Phase phase, BlockReference block, int signer, Signature signature)
        implements Statement, ConsensusMessage {
    @Override
    public long epoch() {
        return block.epoch();
    }

    @Override
    public long term() {
        return block.term();
    }

    @Override
    public int type() {
        return phase.payloadType();
    }

    @Override
    public byte[] payload(Hash chainId) {
        return Certificate.signedPayload(phase, chainId, block);
    }

    @Override
    public void encode(Encoder out) {
        block.encode(out);
        out.u16(signer).fixed(signature);
    }

    static BlockVote decode(Decoder in, int type) throws DecodingException {
        return new BlockVote(Phase.ofCode(type), BlockReference.decode(in), in.u16(), in.signature());
    }
}
