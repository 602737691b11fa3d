package org.mokkachain.p2p.transport;

import org.mokkachain.types.value.Bytes;

/**
 * One message between two nodes.
 *
 * @param type what the body is, 0 to {@value #MAX_TYPE}; the types above belong to the transports themselves
 * @param body opaque content, at most as long as {@link FrameLimits} allows for the type
 */
public record Frame(int type, Bytes body) {
    /** The highest type an application may use. */
    public static final int MAX_TYPE = 0xef;

    public Frame {
        if (type < 0 || type > MAX_TYPE) {
            throw new IllegalArgumentException("frame type " + type + " is not between 0 and " + MAX_TYPE);
        }
    }
}
