package org.mokkachain.types.crypto;

import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/** Signs with one private key. Implementations are thread-safe and deterministic. */
public interface Signer {
    /** The key under which the signatures verify. */
    PublicKey publicKey();

    /** The signature over {@code message}, the same each time. */
    Signature sign(byte[] message);
}
