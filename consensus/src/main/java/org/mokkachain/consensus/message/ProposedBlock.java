package org.mokkachain.consensus.message;

import org.mokkachain.types.block.Header;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** A header and the body it names, which consensus never looks into. */
public record ProposedBlock(Header header, Bytes body) {
    /** No body is longer, whatever a network's own limit: 8 MiB. */
    public static final int MAX_BODY = 8 << 20;

    public ProposedBlock {
        if (header.bodyBytes() != body.length()) {
            throw new IllegalArgumentException(
                    "the header promises " + header.bodyBytes() + " bytes, the body has " + body.length());
        }
    }

    public Hash hash() {
        return header.hash();
    }

    public void encode(Encoder out) {
        header.encode(out);
        out.bytes(body);
    }

    public static ProposedBlock decode(Decoder in) throws DecodingException {
        return new ProposedBlock(Header.decode(in), in.bytes(MAX_BODY));
    }
}
