package org.mokkachain.p2p.broadcast;

import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Signature;

/**
 * What an origin said, for all to check.
 *
 * @param sequence number in its feed, from 1
 * @param content at most {@link BroadcastCodec#MAX_CONTENT} bytes
 * @param signature of the origin, over feed, number and content
 */
public record Message(FeedId feed, long sequence, Bytes content, Signature signature) implements Item {
    public Message {
        Numbers.requirePositive("sequence", sequence);
        Numbers.requireAtMost("length of content", content.length(), BroadcastCodec.MAX_CONTENT);
    }

    @Override
    public long count() {
        return 1;
    }

    /** Whether it says the same as another message with its number; who signs twice the same does no harm. */
    boolean saysTheSame(Message other) {
        return content.equals(other.content);
    }
}
