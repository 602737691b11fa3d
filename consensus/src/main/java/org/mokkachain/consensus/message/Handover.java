package org.mokkachain.consensus.message;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.codec.SigningPayload;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** The candidate of a term ends it, or declines to lead it; whoever hears it suspects at once. */
public record Handover(long epoch, long term, int signer, long finalHeight, Signature signature)
        implements Signed, ConsensusMessage {
    @Override
    public byte[] payload(Hash chainId) {
        return payload(chainId, epoch, term, finalHeight);
    }

    /** The bytes to sign. */
    public static byte[] payload(Hash chainId, long epoch, long term, long finalHeight) {
        return SigningPayload.start(SigningPayload.HANDOVER)
                .fixed(chainId)
                .u64(epoch)
                .u64(term)
                .u64(finalHeight)
                .toByteArray();
    }

    void encode(Encoder out) {
        out.u64(epoch).u64(term).u16(signer).u64(finalHeight).fixed(signature);
    }

    static Handover decode(Decoder in) throws DecodingException {
        return new Handover(in.u64(), in.u64(), in.u16(), in.u64(), in.signature());
    }
}
