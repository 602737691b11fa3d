package org.mokkachain.p2p.broadcast;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/** A place in a feed: everything up to {@code sequence}, 0 or more, is there. */
public record Mark(FeedId feed, long sequence) {
    static final int BYTES = FeedId.BYTES + Long.BYTES;

    public Mark {
        Numbers.requireNotNegative("sequence", sequence);
    }

    void encode(Encoder out) {
        feed.encode(out);
        out.u64(sequence);
    }

    static Mark decode(Decoder in) throws DecodingException {
        return new Mark(FeedId.decode(in), in.u64());
    }
}
