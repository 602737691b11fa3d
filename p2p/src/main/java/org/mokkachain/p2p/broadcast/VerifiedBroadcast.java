package org.mokkachain.p2p.broadcast;

/**
 * A message of a peer in which every signature has been checked. Only a {@link BroadcastVerifier} makes one; the state
 * machine accepts nothing else.
 */
public final class VerifiedBroadcast {
    private final BroadcastMessage message;

    VerifiedBroadcast(BroadcastMessage message) {
        this.message = message;
    }

    public BroadcastMessage message() {
        return message;
    }

    @Override
    public String toString() {
        return "Verified[" + message + "]";
    }
}
