package org.mokkachain.p2p.transport;

/** What became of a frame handed over for sending. */
public enum SendResult {
    /** Queued; it arrives unless the link breaks first. */
    ACCEPTED,
    /** Dropped: there is no link to the peer. */
    NOT_CONNECTED,
    /** Dropped: the lane of its priority is full because the peer reads too slowly. */
    QUEUE_FULL
}
