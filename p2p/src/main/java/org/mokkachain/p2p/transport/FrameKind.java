package org.mokkachain.p2p.transport;

/**
 * What is known of one frame type.
 *
 * @param type 0 to {@link Frame#MAX_TYPE}
 * @param name for messages to people
 * @param maxBody longest body in bytes, 0 to {@value #MAX_BODY}
 * @param priority outbound lane
 */
public record FrameKind(int type, String name, int maxBody, Priority priority) {
    /** No frame of any type may have a longer body, in bytes. */
    public static final int MAX_BODY = 16 << 20;

    public FrameKind {
        if (type < 0 || type > Frame.MAX_TYPE) {
            throw new IllegalArgumentException("frame type " + type + " is not between 0 and " + Frame.MAX_TYPE);
        }
        if (maxBody < 0 || maxBody > MAX_BODY) {
            throw new IllegalArgumentException(
                    "maximum body " + maxBody + " of frame type " + name + " is not between 0 and " + MAX_BODY);
        }
    }
}
