package org.mokkachain.p2p.gossip;

import java.util.List;
import org.mokkachain.p2p.broadcast.FeedId;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** What happens to a {@link Gossip}. */
public sealed interface GossipEvent {
    /** The time said by {@link Gossip#wakeAt()} has come. */
    record Wake() implements GossipEvent {}

    /** Take part from now on, by way of any of these. */
    record Join(List<PeerAddress> contacts) implements GossipEvent {
        public Join {
            contacts = List.copyOf(contacts);
        }
    }

    /** These, and no others, are to be neighbours always. */
    record Pin(List<PeerAddress> peers) implements GossipEvent {
        public Pin {
            peers = List.copyOf(peers);
        }
    }

    /** Say goodbye to all. */
    record Leave() implements GossipEvent {}

    /** There is a link, whoever made it. */
    record LinkUp(PublicKey peer) implements GossipEvent {}

    /** The link has ended. */
    record LinkDown(PublicKey peer) implements GossipEvent {}

    /** No link could be made with a peer of {@link GossipEffect.Keep}. */
    record Unreachable(PublicKey peer) implements GossipEvent {}

    /** A message of a linked peer. */
    record Received(PublicKey from, VerifiedGossip message) implements GossipEvent {}

    /** Something sent to this peer was dropped on the way, because it reads too slowly. */
    record Congested(PublicKey peer) implements GossipEvent {}

    /** Say something about this node; a value that is the same as before is said no more than once. */
    record Put(String key, Bytes value) implements GossipEvent {}

    /** Say something about this node no more. */
    record Delete(String key) implements GossipEvent {}

    /** A new message for this node's own feed. Answered by {@link GossipEffect.Published}. */
    record Publish(Bytes content) implements GossipEvent {}

    /** Nobody needs this message any more. */
    record Settle(FeedId feed, long sequence) implements GossipEvent {}

    /** Nothing of this author is to be taken or passed on. */
    record Block(PublicKey author) implements GossipEvent {}

    /** Takes back {@link Block}. */
    record Allow(PublicKey author) implements GossipEvent {}
}
