package org.mokkachain.types.crypto;

/** A way to sign and to verify: one provider of Ed25519, or a stand-in of a simulation. Thread-safe. */
public interface SignatureScheme {
    /** What does the work, for a log line; where it is a second choice, also why. */
    String name();

    /** The one verifier of this scheme; it keeps what it learnt about keys. */
    SignatureVerifier verifier();

    /** A signer with its own copy of {@code seed}, which may be wiped afterwards. */
    Signer signer(PrivateKey seed);
}
