package org.mokkachain.p2p.gossip;

import org.mokkachain.p2p.broadcast.BroadcastMessage;
import org.mokkachain.p2p.membership.MembershipMessage;
import org.mokkachain.p2p.overlay.OverlayMessage;

/** What two nodes say to one another, in one of the three protocols. */
public sealed interface GossipMessage {
    /** Of {@code p2p.membership}. */
    record OfMembership(MembershipMessage message) implements GossipMessage {}

    /** Of {@code p2p.overlay}. */
    record OfOverlay(OverlayMessage message) implements GossipMessage {}

    /** Of {@code p2p.broadcast}. */
    record OfBroadcast(BroadcastMessage message) implements GossipMessage {}
}
