package org.mokkachain.p2p.broadcast;

import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** What happens to a {@link Broadcast}. */
public sealed interface BroadcastEvent {
    /** The time said by {@link Broadcast#wakeAt()} has come. */
    record Wake() implements BroadcastEvent {}

    /** There is a link to this peer, whose messages arrive in order; if there was one, it is another one. */
    record LinkUp(PublicKey peer) implements BroadcastEvent {}

    /** The link has ended. */
    record LinkDown(PublicKey peer) implements BroadcastEvent {}

    /** A message of a linked peer; of any other, it is ignored. */
    record Received(PublicKey from, VerifiedBroadcast message) implements BroadcastEvent {}

    /**
     * A new message for the own feed; {@link IllegalArgumentException} above {@link BroadcastCodec#MAX_CONTENT}.
     * Answered by {@link BroadcastEffect.Published}.
     */
    record Publish(Bytes content) implements BroadcastEvent {}

    /** Nobody needs this message any more. What is not known is ignored. */
    record Settle(FeedId feed, long sequence) implements BroadcastEvent {}

    /** Nothing of this author is to be taken, told of, or passed on. */
    record Block(PublicKey author) implements BroadcastEvent {}

    /** Takes back {@link Block}: the author's feeds go on where they stood. */
    record Allow(PublicKey author) implements BroadcastEvent {}

    /** Something sent to this peer was dropped on the way. */
    record Congested(PublicKey peer) implements BroadcastEvent {}
}
