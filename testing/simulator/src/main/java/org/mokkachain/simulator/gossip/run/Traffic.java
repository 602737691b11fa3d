package org.mokkachain.simulator.gossip.run;

import org.mokkachain.p2p.gossip.GossipFrames;
import org.mokkachain.p2p.gossip.GossipMessage;

/** Messages and bytes by protocol, as they would go over the wire. Not thread-safe. */
final class Traffic {
    private static final int PROTOCOLS = 3;

    private final long[] messages = new long[PROTOCOLS];
    private final long[] bytes = new long[PROTOCOLS];

    void count(GossipMessage message) {
        int protocol = switch (message) {
            case GossipMessage.OfBroadcast of -> 0;
            case GossipMessage.OfMembership of -> 1;
            case GossipMessage.OfOverlay of -> 2;
        };
        messages[protocol]++;
        bytes[protocol] += GossipFrames.encode(message).body().length();
    }

    long broadcastBytes() {
        return bytes[0];
    }

    long membershipBytes() {
        return bytes[1];
    }

    long overlayBytes() {
        return bytes[2];
    }

    long allBytes() {
        return bytes[0] + bytes[1] + bytes[2];
    }

    long allMessages() {
        return messages[0] + messages[1] + messages[2];
    }

    Traffic copy() {
        Traffic copy = new Traffic();
        System.arraycopy(messages, 0, copy.messages, 0, PROTOCOLS);
        System.arraycopy(bytes, 0, copy.bytes, 0, PROTOCOLS);
        return copy;
    }

    /** What was added since. */
    Traffic since(Traffic earlier) {
        Traffic rest = copy();
        for (int i = 0; i < PROTOCOLS; i++) {
            rest.messages[i] -= earlier.messages[i];
            rest.bytes[i] -= earlier.bytes[i];
        }
        return rest;
    }
}
