package org.mokkachain.consensus.message;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.codec.SigningPayload;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** The signed part of a leader's claim: which proof of leadership it uses in its term. */
public record LeadStatement(long epoch, long term, int signer, Hash proofHash, Signature signature)
        implements Statement {
    @Override
    public int type() {
        return SigningPayload.LEAD;
    }

    @Override
    public byte[] payload(Hash chainId) {
        return payload(chainId, epoch, term, proofHash);
    }

    /** The bytes to sign. */
    public static byte[] payload(Hash chainId, long epoch, long term, Hash proofHash) {
        return SigningPayload.start(SigningPayload.LEAD)
                .fixed(chainId)
                .u64(epoch)
                .u64(term)
                .fixed(proofHash)
                .toByteArray();
    }

    @Override
    public void encode(Encoder out) {
        out.u64(epoch).u64(term).u16(signer).fixed(proofHash).fixed(signature);
    }

    public static LeadStatement decode(Decoder in) throws DecodingException {
        return new LeadStatement(in.u64(), in.u64(), in.u16(), in.hash(), in.signature());
    }
}
