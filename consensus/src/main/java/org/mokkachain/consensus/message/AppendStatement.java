package org.mokkachain.consensus.message;

import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.codec.SigningPayload;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** The signed part of a proposal: this block, and no other at its term and height. */
public record AppendStatement(BlockReference block, int signer, Signature signature) implements Statement {
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
        return SigningPayload.APPEND;
    }

    @Override
    public byte[] payload(Hash chainId) {
        return payload(chainId, block);
    }

    /** The bytes to sign. */
    public static byte[] payload(Hash chainId, BlockReference block) {
        return SigningPayload.start(SigningPayload.APPEND)
                .fixed(chainId)
                .u64(block.epoch())
                .u64(block.term())
                .u64(block.height())
                .fixed(block.hash())
                .toByteArray();
    }

    @Override
    public void encode(Encoder out) {
        block.encode(out);
        out.u16(signer).fixed(signature);
    }

    public static AppendStatement decode(Decoder in) throws DecodingException {
        return new AppendStatement(BlockReference.decode(in), in.u16(), in.signature());
    }
}
