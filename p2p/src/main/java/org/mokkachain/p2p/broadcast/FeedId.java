package org.mokkachain.p2p.broadcast;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.PublicKey;

/**
 * What one run of one node says. Ordered by origin, then by epoch.
 *
 * @param origin key of the node
 * @param epoch start of its process in milliseconds since 1970, so that no number is used twice; 0 or more
 */
public record FeedId(PublicKey origin, long epoch) implements Comparable<FeedId> {
    static final int BYTES = PublicKey.LENGTH + Long.BYTES;

    public FeedId {
        Numbers.requireNotNegative("epoch", epoch);
    }

    void encode(Encoder out) {
        out.fixed(origin).u64(epoch);
    }

    static FeedId decode(Decoder in) throws DecodingException {
        return new FeedId(in.publicKey(), in.u64());
    }

    @Override
    public int compareTo(FeedId other) {
        int byOrigin = origin.compareTo(other.origin);
        return byOrigin != 0 ? byOrigin : Long.compare(epoch, other.epoch);
    }

    /** The first eight digits of the origin, and the epoch. */
    @Override
    public String toString() {
        return origin.hex().substring(0, 8) + "@" + epoch;
    }
}
