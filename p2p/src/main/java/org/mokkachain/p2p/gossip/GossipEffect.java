package org.mokkachain.p2p.gossip;

import java.util.Optional;
import org.mokkachain.p2p.broadcast.FeedId;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** What a {@link Gossip} wants done or known, in this order. */
public sealed interface GossipEffect {
    /** Send over the link; where there is none any more, drop it. */
    record Send(PublicKey to, GossipMessage message) implements GossipEffect {}

    /** Send over the link; where there is none, dial, send, and close it after a while. */
    record SendOnce(PeerAddress to, GossipMessage message) implements GossipEffect {}

    /** Have a link with this peer; answered by {@code LinkUp} or, as often as it fails, {@code Unreachable}. */
    record Keep(PeerAddress peer) implements GossipEffect {}

    /** Gossip needs no link with this peer: close it, unless somebody else needs it. */
    record Release(PublicKey peer) implements GossipEffect {}

    /** The peer did what no correct node does; the sentence is for people. */
    record Offence(PublicKey peer, String sentence) implements GossipEffect {}

    /** Something to know, nothing to do. */
    sealed interface News extends GossipEffect {}

    /** A message of the own feed has its number and is on its way. */
    record Published(FeedId feed, long sequence) implements News {}

    /**
     * A message of another node's feed, each once, in the order of its feed.
     *
     * @param hops links it came over
     */
    record Delivered(Message message, int hops) implements News {}

    /** These messages, first and last included, will not come: they were settled, or nobody has them any more. */
    record Skipped(FeedId feed, long first, long last) implements News {}

    /** The feed's origin signed two contents for one number: nothing more is taken from this feed. */
    record Forked(FeedId feed, Message one, Message other) implements News {}

    /** Somebody was heard of for the first time. */
    record PeerNew(PublicKey peer) implements News {}

    /**
     * Somebody says something else of itself.
     *
     * @param value empty: nothing any more
     */
    record PeerUpdated(PublicKey peer, String key, Optional<Bytes> value) implements News {}

    /**
     * Nothing was heard of this peer for so long that it is taken for dead.
     *
     * @param phi the detector's suspicion
     */
    record PeerDead(PublicKey peer, double phi) implements News {}

    /** A peer taken for dead is alive. */
    record PeerLive(PublicKey peer) implements News {}

    /** A {@link GossipEvent.Put} had no effect. */
    record PutRefused(String key, String reason) implements News {}

    /** What this node says of itself begins anew, with this generation: another run or process has used its key. */
    record Renewed(long generation) implements News {}

    /** A peer dead for so long that nothing is known of it any more. */
    record PeerForgotten(PublicKey peer) implements News {}
}
