package org.mokkachain.node.joining;

import java.util.Locale;
import java.util.Queue;
import org.mokkachain.node.runtime.GenesisMessage;
import org.mokkachain.node.runtime.Wire;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.TransportListener;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.PublicKey;

/** Passes on what concerns the genesis; everything else that nodes tell one another is not for a newcomer yet. */
final class FetchListener implements TransportListener {
    private final Queue<FetchEvent> events;

    /** @param events bounded; what finds it full is lost */
    FetchListener(Queue<FetchEvent> events) {
        this.events = events;
    }

    private void tell(FetchEvent event) {
        boolean _ = events.offer(event); // whoever sends so much is given up for not answering
    }

    @Override
    public void peerConnected(PeerInfo peer) {
        tell(new FetchEvent.Linked(peer.key()));
    }

    @Override
    public void peerDisconnected(PublicKey peer, Disconnect reason) {
        String why = reason.detail().isEmpty() ? reason.cause().name().toLowerCase(Locale.ROOT) : reason.detail();
        tell(new FetchEvent.Failed(peer, "the link ended: " + why));
    }

    @Override
    public void frameReceived(PublicKey peer, Frame frame) {
        if (frame.type() != Wire.GENESIS) {
            return;
        }
        try {
            if (GenesisMessage.decode(frame.body()) instanceof GenesisMessage.Part part) {
                tell(new FetchEvent.Received(peer, part));
            }
        } catch (DecodingException e) {
            tell(new FetchEvent.Failed(peer, "what it sent makes no sense: " + e.getMessage()));
        }
    }

    @Override
    public void handshakeRefused(String address, Refusal refusal) {
        // Of those that are dialled, peerUnreachable tells the same.
    }

    @Override
    public void peerUnreachable(PeerAddress peer, Trouble trouble) {
        tell(new FetchEvent.Failed(peer.key(), trouble.sentence()));
    }
}
