package org.mokkachain.p2p.broadcast;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/**
 * How far somebody has come in a feed.
 *
 * @param head it has everything up to here
 * @param hop links the message with that number came over, 0 to {@value #MAX_HOP}
 */
public record Head(FeedId feed, long head, int hop) {
    /** A message that came over more links counts as having come over this many. */
    public static final int MAX_HOP = 0xffff;

    static final int BYTES = FeedId.BYTES + Long.BYTES + Short.BYTES;

    public Head {
        Numbers.requireNotNegative("head", head);
        Numbers.requireNotNegative("hop", hop);
        Numbers.requireAtMost("hop", hop, MAX_HOP);
    }

    void encode(Encoder out) {
        feed.encode(out);
        out.u64(head).u16(hop);
    }

    static Head decode(Decoder in) throws DecodingException {
        return new Head(FeedId.decode(in), in.u64(), in.u16());
    }
}
