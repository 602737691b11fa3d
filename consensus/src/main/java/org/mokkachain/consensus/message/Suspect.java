package org.mokkachain.consensus.message;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.codec.SigningPayload;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/**
 * "I suspect the leader of this term." A quorum of them opens the next term. Revocable: it lapses unless repeated.
 *
 * @param reason a hint for people; not signed
 */
public record Suspect(long epoch, long term, int signer, Suspicion reason, Signature signature)
        implements Signed, ConsensusMessage {
    @Override
    public byte[] payload(Hash chainId) {
        return payload(chainId, epoch, term);
    }

    /** The bytes to sign. */
    public static byte[] payload(Hash chainId, long epoch, long term) {
        return SigningPayload.start(SigningPayload.SUSPECT)
                .fixed(chainId)
                .u64(epoch)
                .u64(term)
                .toByteArray();
    }

    void encode(Encoder out) {
        out.u64(epoch).u64(term).u16(signer).u8(reason.code()).fixed(signature);
    }

    static Suspect decode(Decoder in) throws DecodingException {
        return new Suspect(in.u64(), in.u64(), in.u16(), Suspicion.ofCode(in.u8()), in.signature());
    }
}
