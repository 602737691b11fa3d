package org.mokkachain.p2p.transport;

/**
 * The outbound lane of a frame. Each lane of each link has its own bounded queue; a lane is served only when those
 * before it are empty, so that a vote never waits behind a backlog of transactions.
 */
public enum Priority {
    /** What the protocol waits for: consensus messages. */
    URGENT,
    /** What it needs soon: blocks. */
    NORMAL,
    /** What may wait: transactions, gossip. */
    BULK
}
