package org.mokkachain.node.governance;

import java.util.OptionalLong;

/**
 * How a node stands, as another one sees it.
 *
 * @param connected there is a link to it, or it is this node
 * @param reason why there is none, in words; of no meaning if there is one
 * @param height its last final block, as far as known
 */
public record Presence(boolean connected, String reason, OptionalLong height) {
    /** Further behind, a node cannot vote soon. */
    public static final long MAX_LAG = 1_000;

    /** Whether it could vote on the next blocks after {@code head}. */
    public boolean isReady(long head) {
        return connected && height.isPresent() && head - height.getAsLong() <= MAX_LAG;
    }

    /** What keeps it from voting. */
    public String obstacle(long head) {
        if (!connected) {
            return reason;
        }
        return height.isPresent()
                ? "is " + (head - height.getAsLong()) + " blocks behind, at height " + height.getAsLong()
                : "has not said yet how far it is";
    }
}
