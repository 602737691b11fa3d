package org.mokkachain.p2p.transport;

/** Who dialled. */
public enum Direction {
    /** The peer did. */
    INBOUND,
    /** This node did. */
    OUTBOUND
}
