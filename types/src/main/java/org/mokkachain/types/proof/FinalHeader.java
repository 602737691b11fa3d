package org.mokkachain.types.proof;

import java.util.Optional;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/**
 * A header with what shows that its block is in the ledger, to whoever knows the validators of its epoch.
 *
 * <p>A certificate alone is not enough at the end of an epoch: the empty blocks above the one that changes the set may
 * be certified, but are discarded. So a header that ends its epoch comes with its parent, which must not.
 *
 * <p>Encoding: {@code header | parent's header, if the header ends its epoch | finality proof}.
 *
 * @param parent present if and only if the header ends its epoch
 */
public record FinalHeader(Header header, Optional<Header> parent, FinalityProof proof) {
    public FinalHeader {
        if (header.endsEpoch() != parent.isPresent()) {
            throw new IllegalArgumentException("the parent belongs to a header that ends its epoch, and only there");
        }
    }

    public void encode(Encoder out) {
        header.encode(out);
        parent.ifPresent(p -> p.encode(out));
        proof.encode(out);
    }

    public static FinalHeader decode(Decoder in) throws DecodingException {
        Header header = Header.decode(in);
        Optional<Header> parent = header.endsEpoch() ? Optional.of(Header.decode(in)) : Optional.empty();
        return new FinalHeader(header, parent, FinalityProof.decode(in));
    }
}
