package org.mokkachain.p2p.transport;

import org.mokkachain.types.value.Hash;

/**
 * What a node says of itself in the handshake. Two nodes link only if network, genesis and protocol version are equal.
 *
 * @param network name of the network, 1 to {@value #MAX_TEXT} printable ASCII characters
 * @param genesis fingerprint of the genesis
 * @param protocolVersion of the messages carried, 0 to 65,535
 * @param role what the node is
 * @param nodeName for people, 1 to {@value #MAX_TEXT} printable ASCII characters; not authenticated, not unique
 */
public record NetworkIdentity(String network, Hash genesis, int protocolVersion, Role role, String nodeName) {
    /** Longest network or node name, in characters. */
    public static final int MAX_TEXT = 64;

    public NetworkIdentity {
        requirePrintable("network", network);
        requirePrintable("node name", nodeName);
        if (protocolVersion < 0 || protocolVersion > 0xffff) {
            throw new IllegalArgumentException("protocol version " + protocolVersion + " does not fit in 16 bits");
        }
    }

    /** The same node in another role. */
    public NetworkIdentity as(Role other) {
        return new NetworkIdentity(network, genesis, protocolVersion, other, nodeName);
    }

    private static void requirePrintable(String what, String text) {
        if (text.isEmpty() || text.length() > MAX_TEXT || !text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException(what + " must be 1 to " + MAX_TEXT + " printable ASCII characters");
        }
    }
}
