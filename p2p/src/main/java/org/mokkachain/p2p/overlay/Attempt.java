package org.mokkachain.p2p.overlay;

import org.mokkachain.p2p.transport.PeerAddress;

/**
 * Somebody is being asked to be a neighbour.
 *
 * @param asked whether there was a link and the question went over it
 * @param deadline milliseconds; whoever has not answered by then is as good as unreachable
 */
record Attempt(PeerAddress peer, Why why, boolean asked, long deadline) {

    enum Why {
        /** A contact, by whom to join the network. */
        CONTACT,
        /** From the passive view, as there is room. */
        ROOM,
        /** A newcomer whose walk has ended here. */
        NEWCOMER,
        /** Anybody, in somebody's place, so that no part of the network keeps to itself. */
        MIX,
        /** A neighbour that was lost. */
        LOST,
        /** A pinned one. */
        PINNED
    }

    Attempt askedNow() {
        return new Attempt(peer, why, true, deadline);
    }

    OverlayMessage question(PeerAddress self, boolean alone) {
        return why == Why.CONTACT
                ? new OverlayMessage.Join(self)
                : new OverlayMessage.Neighbor(self, alone || why == Why.LOST || why == Why.MIX);
    }

    /** Whether its acceptance is taken although the view is full by now. */
    boolean isWantedAnyway() {
        return why != Why.ROOM;
    }
}
