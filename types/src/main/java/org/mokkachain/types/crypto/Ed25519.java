package org.mokkachain.types.crypto;

import java.util.Optional;
import org.mokkachain.types.value.PublicKey;

/**
 * The providers of Ed25519 (RFC 8032) that follow the chain's acceptance rule: a signature (R, S) of key A over M is
 * accepted if and only if A and R are canonical encodings of points of prime order (so not the identity), S &lt; L, and
 * {@code S*B = R + k*A} without cofactor, {@code k = SHA-512(R | A | M) mod L}. Libraries differ in what they accept
 * (Chalkias, Garillot, Nikolaenko: "Taming the many EdDSAs"), and validators that differ fork the chain; so any further
 * provider has to pass the same vectors before it is added here.
 */
public final class Ed25519 {
    /** Decoded keys kept per generation of the cache, see {@link ValidatedKeys}. */
    static final int KEYS_PER_GENERATION = 32_768;

    private static final String BOUNCY_CASTLE = "BouncyCastle";

    private Ed25519() {}

    /** The native provider where its library loads, otherwise BouncyCastle with a name that says why. */
    public static SignatureScheme preferred() {
        return Preferred.SCHEME;
    }

    /** The provider in Java, which works everywhere and needs no loading time. */
    public static SignatureScheme bouncyCastle() {
        return BouncyCastle.SCHEME;
    }

    /**
     * The native provider; empty where its library does not load. The first call loads it, about a third of a second.
     */
    public static Optional<SignatureScheme> nativeProvider() {
        return switch (Native.LOADING) {
            case Loading.Loaded(SignatureScheme scheme) -> Optional.of(scheme);
            case Loading.Unavailable<SignatureScheme> _ -> Optional.empty();
        };
    }

    /** Whether a signature of this key can be accepted at all: a canonical point of prime order. */
    public static boolean isUsable(PublicKey key) {
        return BouncyCastleScheme.isPrimeOrderPoint(key.toBytes());
    }

    private static final class BouncyCastle {
        static final SignatureScheme SCHEME = new BouncyCastleScheme(BOUNCY_CASTLE);
    }

    private static final class Native {
        static final Loading<SignatureScheme> LOADING = CorrettoScheme.load();
    }

    private static final class Preferred {
        static final SignatureScheme SCHEME = choose(Native.LOADING);
    }

    /** What {@link #preferred()} is, given how loading went. */
    static SignatureScheme choose(Loading<SignatureScheme> loading) {
        return switch (loading) {
            case Loading.Loaded(SignatureScheme scheme) -> scheme;
            case Loading.Unavailable(String reason) ->
                new BouncyCastleScheme(BOUNCY_CASTLE + " (no native provider: " + reason + ")");
        };
    }
}
