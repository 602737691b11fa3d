package org.mokkachain.p2p.membership;

import java.util.List;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/**
 * The owner's signature over its whole state at one version, and its heartbeat. Because it covers the state and not
 * single entries, nobody on the way can leave one out.
 *
 * @param version above the versions of all entries it seals; rises with every seal
 * @param content hash of all entries in the order of their versions
 * @param signature of the owner over network, owner, generation, version and content
 */
public record Seal(long version, Hash content, Signature signature) {
    static final int ENCODED_BYTES = Long.BYTES + Hash.LENGTH + Signature.LENGTH;

    private static final String CONTENT_DOMAIN = "MOKKA/1/gossip-entries";
    private static final String SIGNED_DOMAIN = "MOKKA/1/gossip-state";
    private static final int SIGNED_BYTES = 2 + 20 + 2 * 32 + 2 * Long.BYTES + Hash.LENGTH;

    public Seal {
        if (version < 1) {
            throw new IllegalArgumentException("version " + version + " is below 1");
        }
    }

    /** What the owner signs. */
    static byte[] signedBytes(Hash genesis, PublicKey owner, long generation, long version, Hash content) {
        return new Encoder(SIGNED_BYTES)
                .string(SIGNED_DOMAIN)
                .fixed(genesis)
                .fixed(owner)
                .u64(generation)
                .u64(version)
                .fixed(content)
                .toByteArray();
    }

    /** The hash of entries, which are in the order of their versions. */
    static Hash contentOf(List<Entry> entries) {
        Encoder out = new Encoder(1024);
        entries.forEach(entry -> entry.encode(out));
        return Sha256.hash(CONTENT_DOMAIN, out.toByteArray());
    }

    void encode(Encoder out) {
        out.u64(version).fixed(content).fixed(signature);
    }

    static Seal decode(Decoder in) throws DecodingException {
        return new Seal(in.u64(), in.hash(), in.signature());
    }
}
