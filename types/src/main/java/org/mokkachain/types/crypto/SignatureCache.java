package org.mokkachain.types.crypto;

import org.jspecify.annotations.Nullable;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/**
 * Remembers which signatures were valid, because the same ones return: inside certificates and proofs, or by another
 * way. Bounded: a new entry replaces whatever had its slot. Thread-safe without locks: entries are immutable, and a
 * lost race only means that a signature is checked once more. Invalid signatures are never remembered.
 */
public final class SignatureCache implements SignatureVerifier {
    private static final int SLOTS = 1 << 13;

    private final SignatureVerifier verifier;
    private final @Nullable Hash[] slots = new @Nullable Hash[SLOTS];

    public SignatureCache(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public boolean verify(PublicKey key, byte[] message, Signature signature) {
        Hash identity = Sha256.hasher()
                .update(key)
                .update(signature)
                .update(message)
                .finish();
        int slot = identity.hashCode() & (SLOTS - 1);
        if (identity.equals(slots[slot])) {
            return true;
        }
        boolean valid = verifier.verify(key, message, signature);
        if (valid) {
            slots[slot] = identity;
        }
        return valid;
    }
}
