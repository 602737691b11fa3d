package org.mokkachain.p2p.gossip;

import java.util.Optional;
import org.mokkachain.p2p.broadcast.BroadcastVerifier;
import org.mokkachain.p2p.membership.MembershipVerifier;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.value.Hash;

/** Checks the signatures of what peers send, before it reaches the protocols. Thread-safe. */
public final class GossipVerifier {
    private final MembershipVerifier membership;
    private final BroadcastVerifier broadcast;

    /** @param genesis fingerprint of the network: what is signed for another one is not valid here */
    public GossipVerifier(SignatureVerifier signatures, Hash genesis) {
        this.membership = new MembershipVerifier(signatures, genesis);
        this.broadcast = new BroadcastVerifier(signatures, genesis);
    }

    /** The message, if all its signatures are valid. */
    public Optional<VerifiedGossip> verify(GossipMessage message) {
        return switch (message) {
            case GossipMessage.OfMembership of ->
                membership.verify(of.message()).map(VerifiedGossip.OfMembership::new);
            case GossipMessage.OfOverlay of -> Optional.of(new VerifiedGossip.OfOverlay(of.message()));
            case GossipMessage.OfBroadcast of ->
                broadcast.verify(of.message()).map(VerifiedGossip.OfBroadcast::new);
        };
    }
}
