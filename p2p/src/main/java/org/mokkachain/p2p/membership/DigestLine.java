package org.mokkachain.p2p.membership;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.PublicKey;

/**
 * Which state of a node somebody has. Only a claim: it changes nothing but what is asked and sent.
 *
 * @param owner whose state
 * @param generation of it; 0: none
 * @param version of it; 0: nothing of that generation
 */
public record DigestLine(PublicKey owner, long generation, long version) {
    static final int ENCODED_BYTES = PublicKey.LENGTH + 2 * Long.BYTES;

    public DigestLine {
        if (generation < 0 || generation > Delta.MAX_GENERATION || version < 0) {
            throw new IllegalArgumentException("generation " + generation + " or version " + version + " out of range");
        }
    }

    boolean isNewerThan(DigestLine other) {
        return generation != other.generation ? generation > other.generation : version > other.version;
    }

    /** After which version {@code newer} must begin for somebody who has this. */
    long baseFor(DigestLine newer) {
        return generation == newer.generation ? version : 0;
    }

    void encode(Encoder out) {
        out.fixed(owner).u64(generation).u64(version);
    }

    static DigestLine decode(Decoder in) throws DecodingException {
        return new DigestLine(in.publicKey(), in.u64(), in.u64());
    }
}
