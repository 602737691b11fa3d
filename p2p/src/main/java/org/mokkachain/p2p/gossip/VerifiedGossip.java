package org.mokkachain.p2p.gossip;

import org.mokkachain.p2p.broadcast.VerifiedBroadcast;
import org.mokkachain.p2p.membership.VerifiedMembership;
import org.mokkachain.p2p.overlay.OverlayMessage;

/** A message all of whose signatures are valid. Those with signatures can only be made by their verifiers. */
public sealed interface VerifiedGossip {
    /** Of {@code p2p.membership}. */
    record OfMembership(VerifiedMembership message) implements VerifiedGossip {}

    /** Of {@code p2p.overlay}, which signs nothing: what is said there holds for the link it came over. */
    record OfOverlay(OverlayMessage message) implements VerifiedGossip {}

    /** Of {@code p2p.broadcast}. */
    record OfBroadcast(VerifiedBroadcast message) implements VerifiedGossip {}
}
