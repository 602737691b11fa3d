package org.mokkachain.types.crypto;

import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/** Checks signatures by the acceptance rule of {@link Ed25519}. Implementations are thread-safe and never block. */
@FunctionalInterface
public interface SignatureVerifier {
    /**
     * Whether {@code signature} is one of {@code key} over {@code message}. A key that is not a valid point is not an
     * error: nothing it signed is accepted.
     */
    boolean verify(PublicKey key, byte[] message, Signature signature);
}
