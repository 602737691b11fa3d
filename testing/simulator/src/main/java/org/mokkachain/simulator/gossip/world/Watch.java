package org.mokkachain.simulator.gossip.world;

import java.util.Optional;
import org.mokkachain.p2p.broadcast.FeedId;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.p2p.gossip.GossipMessage;

/** Sees everything that happens in a {@link Population}. */
public interface Watch {
    /**
     * A message leaves.
     *
     * @param link empty: by a connection of its own
     */
    void sent(int node, int peer, GossipMessage message, Optional<Link> link);

    /** A message is about to be handled. */
    void arrived(int node, int peer, GossipMessage message, Optional<Link> link);

    void published(int node, FeedId feed, long sequence);

    void delivered(int node, Message message, int hops);

    void skipped(int node, FeedId feed, long first, long last);

    /** {@code node} takes {@code peer} for dead. */
    void declaredDead(int node, int peer);

    /** Something that must not happen among correct nodes. */
    void wrong(int node, String sentence);
}
