package org.mokkachain.types.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import org.mokkachain.types.value.PublicKey;

/**
 * An Ed25519 private key: the 32-byte seed of RFC 8032. It never shows itself in text, and {@link #wipe()} overwrites
 * it; using a wiped key is a bug and throws {@link IllegalStateException}. Thread-safe.
 */
public final class PrivateKey {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private final byte[] seed;
    private boolean wiped;

    private PrivateKey(byte[] seed) {
        this.seed = seed;
    }

    /** Copies {@code seed}; {@link IllegalArgumentException} unless there are exactly {@value #LENGTH} bytes. */
    public static PrivateKey of(byte[] seed) {
        if (seed.length != LENGTH) {
            throw new IllegalArgumentException(
                    "expected " + LENGTH + " bytes for a private key, got " + seed.length);
        }
        return new PrivateKey(seed.clone());
    }

    /** A new key. */
    public static PrivateKey generate(SecureRandom random) {
        byte[] seed = new byte[LENGTH];
        random.nextBytes(seed);
        return new PrivateKey(seed);
    }

    /** The public key that belongs to this one. */
    public PublicKey publicKey() {
        byte[] copy = toBytes();
        try {
            return BouncyCastleScheme.publicKeyOf(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /** A copy of the seed. Whoever asks for it overwrites it after use. */
    public synchronized byte[] toBytes() {
        if (wiped) {
            throw new IllegalStateException("this private key has been wiped");
        }
        return seed.clone();
    }

    /** Overwrites the seed; copies held by signers stay. */
    public synchronized void wipe() {
        Arrays.fill(seed, (byte) 0);
        wiped = true;
    }

    @Override
    public String toString() {
        return "PrivateKey[redacted]";
    }
}
