package org.mokkachain.consensus.message;

import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.codec.SigningPayload;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/**
 * The signed part of a vote for a candidate.
 *
 * @param term the term in which the candidate may lead
 * @param candidate index of the validator voted for
 * @param report BFT: the block of the signer's highest certificate (its lock); CFT: the last block it accepted
 */
public record VoteStatement(long term, int signer, int candidate, BlockReference report, Signature signature)
        implements Statement {
    @Override
    public long epoch() {
        return report.epoch();
    }

    @Override
    public int type() {
        return SigningPayload.VOTE;
    }

    @Override
    public byte[] payload(Hash chainId) {
        return payload(chainId, term, candidate, report);
    }

    /** The bytes to sign. */
    public static byte[] payload(Hash chainId, long term, int candidate, BlockReference report) {
        return SigningPayload.start(SigningPayload.VOTE)
                .fixed(chainId)
                .u64(report.epoch())
                .u64(term)
                .u16(candidate)
                .u64(report.term())
                .u64(report.height())
                .fixed(report.hash())
                .toByteArray();
    }

    @Override
    public void encode(Encoder out) {
        out.u64(term).u16(signer).u16(candidate);
        report.encode(out);
        out.fixed(signature);
    }

    public static VoteStatement decode(Decoder in) throws DecodingException {
        return new VoteStatement(in.u64(), in.u16(), in.u16(), BlockReference.decode(in), in.signature());
    }
}
