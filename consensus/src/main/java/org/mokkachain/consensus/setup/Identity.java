package org.mokkachain.consensus.setup;

import java.util.Optional;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.PublicKey;

/**
 * Who this node is.
 *
 * @param key names the node; if it is in the validator set, the node is a validator
 * @param signer its key, absent on a node that never signs
 */
public record Identity(PublicKey key, Optional<Signer> signer) {
    public Identity {
        if (signer.isPresent() && !signer.get().publicKey().equals(key)) {
            throw new IllegalArgumentException("the signer has another key");
        }
    }

    /** A node that may be a validator. */
    public static Identity of(Signer signer) {
        return new Identity(signer.publicKey(), Optional.of(signer));
    }

    /** A node that only follows. */
    public static Identity observer(PublicKey key) {
        return new Identity(key, Optional.empty());
    }
}
