package org.mokkachain.p2p.broadcast;

import java.util.Optional;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.value.Hash;

/** Checks the signatures of all messages a peer pushes, outside the state machine. Thread-safe. */
public final class BroadcastVerifier {
    private final SignatureVerifier signatures;
    private final MessageSeal seal;

    /** @param genesis fingerprint of the network: what is signed for another one is not valid here */
    public BroadcastVerifier(SignatureVerifier signatures, Hash genesis) {
        this.signatures = signatures;
        this.seal = new MessageSeal(genesis);
    }

    /** The message, if all signatures in it are valid. */
    public Optional<VerifiedBroadcast> verify(BroadcastMessage message) {
        boolean valid = !(message instanceof BroadcastMessage.Push push) || areValid(push);
        return valid ? Optional.of(new VerifiedBroadcast(message)) : Optional.empty();
    }

    private boolean areValid(BroadcastMessage.Push push) {
        for (Item item : push.items()) {
            if (item instanceof Message message && !seal.isValid(signatures, message)) {
                return false;
            }
        }
        return true;
    }
}
