package org.mokkachain.p2p.membership;

import java.util.Optional;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.value.Hash;

/**
 * Checks what was signed, before and outside {@link Membership#step}. What fails is the fault of whoever sent it: no
 * honest node keeps, or passes on, a state that does not verify. Thread-safe.
 */
public final class MembershipVerifier {
    private final SignatureVerifier signatures;
    private final Hash genesis;

    /** @param genesis fingerprint of the network: what was sealed for another one does not verify */
    public MembershipVerifier(SignatureVerifier signatures, Hash genesis) {
        this.signatures = signatures;
        this.genesis = genesis;
    }

    /** The message as something {@link Membership} takes; empty if a signature or a content is wrong. */
    public Optional<VerifiedMembership> verify(MembershipMessage message) {
        for (Delta delta : message.deltas()) {
            if (!isGenuine(delta)) {
                return Optional.empty();
            }
        }
        return Optional.of(new VerifiedMembership(message));
    }

    private boolean isGenuine(Delta delta) {
        Seal seal = delta.seal();
        // What is sent on top of an earlier state can be compared with the seal only by who has that state.
        boolean fits = delta.after() > 0 || Seal.contentOf(delta.entries()).equals(seal.content());
        return fits
                && signatures.verify(
                        delta.owner(),
                        Seal.signedBytes(
                                genesis, delta.owner(), delta.generation(), seal.version(), seal.content()),
                        seal.signature());
    }
}
