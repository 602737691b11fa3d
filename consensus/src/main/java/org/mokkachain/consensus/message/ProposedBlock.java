package org.mokkachain.consensus.message;

import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** A header and the body it names, which consensus never looks into. Knows its hash. Immutable. */
public final class ProposedBlock {
    /** No body is longer, whatever a network's own limit: 8 MiB. */
    public static final int MAX_BODY = 8 << 20;

    private final Header header;
    private final Bytes body;
    private final BlockReference reference;

    public ProposedBlock(Header header, Bytes body) {
        if (header.bodyBytes() != body.length()) {
            throw new IllegalArgumentException(
                    "the header promises " + header.bodyBytes() + " bytes, the body has " + body.length());
        }
        this.header = header;
        this.body = body;
        this.reference = BlockReference.of(header);
    }

    public Header header() {
        return header;
    }

    public Bytes body() {
        return body;
    }

    /** The block and its slot. */
    public BlockReference reference() {
        return reference;
    }

    public Hash hash() {
        return reference.hash();
    }

    public void encode(Encoder out) {
        header.encode(out);
        out.bytes(body);
    }

    public static ProposedBlock decode(Decoder in) throws DecodingException {
        return new ProposedBlock(Header.decode(in), in.bytes(MAX_BODY));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProposedBlock that && reference.equals(that.reference) && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return reference.hashCode();
    }

    @Override
    public String toString() {
        return "ProposedBlock[" + reference + ", " + body.length() + " bytes]";
    }
}
