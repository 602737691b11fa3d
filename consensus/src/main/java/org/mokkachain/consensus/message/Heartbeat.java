package org.mokkachain.consensus.message;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.codec.SigningPayload;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/**
 * A sign of life of the leader, only valid under the proof of leadership that the receiver has pinned.
 *
 * @param sequence rises with every heartbeat of a term; an old one replayed counts for nothing
 * @param tip the leader's latest proposal
 */
public record Heartbeat(
        long epoch, long term, int signer, Hash proofHash, long sequence, Tip tip, Signature signature)
        implements Signed, ConsensusMessage {
    /** The leader's latest proposal, and how far it has committed. */
    public record Tip(long height, Hash hash, long committedHeight) {}

    @Override
    public byte[] payload(Hash chainId) {
        return payload(chainId, epoch, term, proofHash, sequence, tip);
    }

    /** The bytes to sign. */
    public static byte[] payload(Hash chainId, long epoch, long term, Hash proofHash, long sequence, Tip tip) {
        return SigningPayload.start(SigningPayload.HEARTBEAT)
                .fixed(chainId)
                .u64(epoch)
                .u64(term)
                .fixed(proofHash)
                .u64(sequence)
                .u64(tip.height())
                .fixed(tip.hash())
                .u64(tip.committedHeight())
                .toByteArray();
    }

    void encode(Encoder out) {
        out.u64(epoch).u64(term).u16(signer).fixed(proofHash).u64(sequence);
        out.u64(tip.height()).fixed(tip.hash()).u64(tip.committedHeight()).fixed(signature);
    }

    static Heartbeat decode(Decoder in) throws DecodingException {
        return new Heartbeat(
                in.u64(),
                in.u64(),
                in.u16(),
                in.hash(),
                in.u64(),
                new Tip(in.u64(), in.hash(), in.u64()),
                in.signature());
    }
}
