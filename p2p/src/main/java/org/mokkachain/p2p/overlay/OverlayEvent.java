package org.mokkachain.p2p.overlay;

import java.util.List;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/** What happens to an {@link Overlay}. */
public sealed interface OverlayEvent {

    /** The time said by {@link Overlay#wakeAt()} has come. */
    record Wake() implements OverlayEvent {}

    /** Take part from now on, by way of any of these; with none of them others have to come. */
    record Join(List<PeerAddress> contacts) implements OverlayEvent {
        public Join {
            contacts = List.copyOf(contacts);
        }
    }

    /** These, and no others, are to be neighbours always, beside the others. */
    record Pin(List<PeerAddress> peers) implements OverlayEvent {
        public Pin {
            peers = List.copyOf(peers);
        }
    }

    /** Somebody alive was heard of. */
    record Known(PeerAddress peer) implements OverlayEvent {}

    /** So many nodes are in the network, this one included, as far as known. Before that: more than a full mesh has. */
    record Size(int nodes) implements OverlayEvent {}

    /** There is a link; the answer to {@link OverlayEffect.Keep}, or the peer made it. */
    record LinkUp(PublicKey peer) implements OverlayEvent {}

    /** The link has ended. */
    record LinkDown(PublicKey peer) implements OverlayEvent {}

    /** No link could be made; the other answer to {@link OverlayEffect.Keep}. */
    record Unreachable(PublicKey peer) implements OverlayEvent {}

    /** A message came over the authenticated link with {@code from}. */
    record Received(PublicKey from, OverlayMessage message) implements OverlayEvent {}

    /** Say goodbye to all; nobody is linked with until the next {@link Join}. */
    record Leave() implements OverlayEvent {}
}
