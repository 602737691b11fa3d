package org.mokkachain.consensus.message;

import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.codec.SigningPayload;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/**
 * Answer to a {@link ReadIndex}.
 *
 * @param term the replier's term
 * @param highest BFT: the highest certificate the replier knows; CFT: the last block it accepted, without signatures
 */
public record ReadIndexReply(
        long term, int signer, long nonce, Certificate highest, long committedHeight, Signature signature)
        implements Signed, ConsensusMessage {
    @Override
    public long epoch() {
        return highest.block().epoch();
    }

    @Override
    public byte[] payload(Hash chainId) {
        return payload(chainId, term, nonce, highest, committedHeight);
    }

    /** The bytes to sign. */
    public static byte[] payload(Hash chainId, long term, long nonce, Certificate highest, long committedHeight) {
        return SigningPayload.start(SigningPayload.READ_INDEX)
                .fixed(chainId)
                .u64(highest.block().epoch())
                .u64(term)
                .u64(nonce)
                .u64(highest.block().term())
                .u64(highest.block().height())
                .fixed(highest.block().hash())
                .u64(committedHeight)
                .toByteArray();
    }

    void encode(Encoder out) {
        out.u64(term).u16(signer).u64(nonce);
        highest.encode(out);
        out.u64(committedHeight).fixed(signature);
    }

    static ReadIndexReply decode(Decoder in) throws DecodingException {
        return new ReadIndexReply(
                in.u64(), in.u16(), in.u64(), Certificate.decode(in), in.u64(), in.signature());
    }
}
