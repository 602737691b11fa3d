package org.mokkachain.types.certificate;

import java.util.List;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Hash;

/**
 * Proves that a block is final: a commit certificate of the block itself, or of a descendant together with the headers
 * that lead there. Whether its signatures are valid is a question to {@link Certificate#isValid}.
 *
 * @param descendants headers from the block's child to the certified block; none if the block itself is certified
 */
public record FinalityProof(List<Header> descendants, Certificate certificate) {
    /** Longest chain of headers between a block and the certificate that commits it. */
    public static final int MAX_DESCENDANTS = 1024;

    public FinalityProof {
        descendants = List.copyOf(descendants);
        if (descendants.size() > MAX_DESCENDANTS) {
            throw new IllegalArgumentException("at most " + MAX_DESCENDANTS + " headers, got " + descendants.size());
        }
    }

    /** Whether the headers lead from the block {@code hash} to the certified one. */
    public boolean leadsFrom(Hash hash) {
        Hash at = hash;
        for (Header header : descendants) {
            if (!header.parentHash().equals(at)) {
                return false;
            }
            at = header.hash();
        }
        return certificate.block().hash().equals(at);
    }

    public void encode(Encoder out) {
        out.list(descendants, (o, header) -> header.encode(o));
        certificate.encode(out);
    }

    public static FinalityProof decode(Decoder in) throws DecodingException {
        return new FinalityProof(in.list(MAX_DESCENDANTS, Header::decode), Certificate.decode(in));
    }
}
