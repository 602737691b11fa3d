package org.mokkachain.types.certificate;

import org.mokkachain.types.block.Header;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Hash;

/** Names one block and its slot: what votes and certificates speak about. */
public record BlockReference(long epoch, long term, long height, Hash hash) {
    public BlockReference {
        if (epoch < 0 || term < 0 || height < 0) {
            throw new IllegalArgumentException("epoch, term and height must not be negative");
        }
    }

    public static BlockReference of(Header header) {
        return new BlockReference(header.epoch(), header.term(), header.height(), header.hash());
    }

    public void encode(Encoder out) {
        out.u64(epoch).u64(term).u64(height).fixed(hash);
    }

    public static BlockReference decode(Decoder in) throws DecodingException {
        return new BlockReference(in.u64(), in.u64(), in.u64(), in.hash());
    }
}
