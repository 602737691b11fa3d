package org.mokkachain.p2p.overlay;

import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/** What an {@link Overlay} wants done, in this order. */
public sealed interface OverlayEffect {

    /**
     * Have a link with this peer: dial, unless there is one. To be answered by {@link OverlayEvent.LinkUp} (also where
     * there is one) or {@link OverlayEvent.Unreachable}. Holds until {@link Release}, until the link ends, or until it
     * is unreachable; it is asked for again where that is wanted.
     */
    record Keep(PeerAddress peer) implements OverlayEffect {}

    /** The overlay needs no link with this peer any more: close it, unless somebody else needs it. */
    record Release(PublicKey peer) implements OverlayEffect {}

    /**
     * Send over the link, before a {@link Release} that follows closes it. Where there is none: dial, send, close after
     * a while; what cannot be delivered is dropped.
     */
    record Send(PeerAddress to, OverlayMessage message) implements OverlayEffect {}

    /** A neighbour from now on; there is a link. */
    record NeighborUp(PublicKey peer) implements OverlayEffect {}

    /** No neighbour any more. */
    record NeighborDown(PublicKey peer) implements OverlayEffect {}

    /** The peer did what no correct node does; the sentence is for people. */
    record Offence(PublicKey peer, String sentence) implements OverlayEffect {}
}
