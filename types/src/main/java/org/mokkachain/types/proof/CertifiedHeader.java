package org.mokkachain.types.proof;

import java.util.List;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.genesis.Genesis;

/**
 * A header that anybody who has the genesis can verify. Encoding: {@code list of links | final header}.
 *
 * @param links one for each epoch before that of the header, ascending; at most {@value #MAX_LINKS}
 */
public record CertifiedHeader(List<EpochLink> links, FinalHeader block) {
    /** More changes of the set than a chain has in years; about 1.4 KB each with four validators. */
    public static final int MAX_LINKS = 4_096;

    public CertifiedHeader {
        links = List.copyOf(links);
        if (links.size() > MAX_LINKS) {
            throw new IllegalArgumentException("at most " + MAX_LINKS + " links, got " + links.size());
        }
    }

    public Header header() {
        return block.header();
    }

    /** Whether the block is final on the network of {@code genesis}. */
    public Verdict<ProvenHeader> verify(Genesis genesis, SignatureVerifier verifier) {
        return TrustChain.of(genesis, verifier).check(this);
    }

    public void encode(Encoder out) {
        out.list(links, (o, link) -> link.encode(o));
        block.encode(out);
    }

    public static CertifiedHeader decode(Decoder in) throws DecodingException {
        return new CertifiedHeader(in.list(MAX_LINKS, EpochLink::decode), FinalHeader.decode(in));
    }
}
