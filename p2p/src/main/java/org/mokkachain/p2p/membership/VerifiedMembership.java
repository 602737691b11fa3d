package org.mokkachain.p2p.membership;

/**
 * A message whose seals are their owners' and whose whole states fit their seals. Only {@link MembershipVerifier} makes
 * one. Immutable.
 */
public final class VerifiedMembership {
    private final MembershipMessage message;

    VerifiedMembership(MembershipMessage message) {
        this.message = message;
    }

    public MembershipMessage message() {
        return message;
    }
}
