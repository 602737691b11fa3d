package org.mokkachain.p2p.membership;

import java.util.Optional;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** What {@link Membership} wants done or known, in this order. */
public sealed interface MembershipEffect {
    /** To be sent if there is a way; otherwise dropped. */
    record Send(PublicKey to, MembershipMessage message) implements MembershipEffect {}

    /** First heard of this peer; it counts as alive. What it says of itself follows. */
    record PeerNew(PublicKey peer) implements MembershipEffect {}

    /**
     * A peer says something new of itself.
     *
     * @param value empty: the key was deleted
     */
    record PeerUpdated(PublicKey peer, String key, Optional<Bytes> value) implements MembershipEffect {}

    /**
     * No sign of life for too long, or it said goodbye.
     *
     * @param phi how sure that is: 8 means one error in 10^8; infinite after a goodbye
     */
    record PeerDead(PublicKey peer, double phi) implements MembershipEffect {}

    /** A peer that was dead gave a sign of life. */
    record PeerLive(PublicKey peer) implements MembershipEffect {}

    /** Nothing is kept of this peer any more. */
    record PeerForgotten(PublicKey peer) implements MembershipEffect {}

    /** The peer broke the rules. */
    record Offence(PublicKey peer, String sentence) implements MembershipEffect {}

    /** A {@link MembershipEvent.Put} had no effect. */
    record Refused(String key, String reason) implements MembershipEffect {}

    /**
     * This node's state begins anew, to be rid of tombstones or because a higher one of an earlier run of this node (or
     * of another process with its key) is about.
     */
    record Renewed(long generation) implements MembershipEffect {}
}
