package org.mokkachain.p2p.transport;

import org.mokkachain.types.value.PublicKey;

/**
 * What a transport tells its user. Called on transport threads, for one peer one call after another and in the order
 * of events; for different peers perhaps at the same time. Must not block: a listener that waits stops the traffic
 * of every peer served by that thread. Within a call every method of the transport can be called; what it does to
 * another peer may then take effect a little later. An exception out of a listener is a bug and ends the link it was
 * about.
 */
public interface TransportListener {
    /** A link stands; frames can be sent from within this call on. */
    void peerConnected(PeerInfo peer);

    /** The link last announced by {@link #peerConnected} is gone; no frame of it follows. */
    void peerDisconnected(PublicKey peer, Disconnect reason);

    /** A frame of a known type and allowed length arrived. */
    void frameReceived(PublicKey peer, Frame frame);

    /**
     * A handshake failed, on whichever side. Repeats with every attempt: whoever logs it should limit the rate.
     *
     * @param address the other end as {@code host:port}
     */
    void handshakeRefused(String address, Refusal refusal);

    /**
     * A peer says that another running node has this node's key. Repeats for as long as that one tries to link.
     *
     * @param peer who says so
     * @param here where the peer sees this node, as {@code host:port}
     * @param elsewhere where it sees the other one
     */
    default void ownKeyCopied(PublicKey peer, String here, String elsewhere) {}

    /**
     * An attempt to link with a peer that is to be kept connected came to nothing, for whatever reason; of a refused
     * handshake {@link #handshakeRefused} has told before. Repeats with every attempt. The transport tries again at
     * {@link Trouble#nextAttempt}; whoever would rather try somebody else calls {@link Transport#stopDialling} here.
     */
    void peerUnreachable(PeerAddress peer, Trouble trouble);
}
