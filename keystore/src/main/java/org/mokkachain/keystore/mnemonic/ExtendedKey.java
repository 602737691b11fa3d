package org.mokkachain.keystore.mnemonic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.value.Bytes;

/**
 * A private key of Ed25519 with the chain code from which its children are made (SLIP-0010). Use it in
 * try-with-resources: closing overwrites it. For one thread.
 */
final class ExtendedKey implements AutoCloseable {
    private static final String HMAC = "HmacSHA512";
    private static final byte[] CURVE = "ed25519 seed".getBytes(StandardCharsets.US_ASCII);
    private static final int HARDENED = 0x8000_0000;
    private static final int MIN_SEED = 16;
    private static final int MAX_SEED = 64;

    /** The key, then the chain code. */
    private final byte[] content;

    private ExtendedKey(byte[] content) {
        this.content = content;
    }

    /** The key at the root, {@code m}; {@link IllegalArgumentException} unless the seed has 16 to 64 bytes. */
    static ExtendedKey ofSeed(byte[] seed) {
        if (seed.length < MIN_SEED || seed.length > MAX_SEED) {
            throw new IllegalArgumentException(
                    "a seed has " + MIN_SEED + " to " + MAX_SEED + " bytes, got " + seed.length);
        }
        return new ExtendedKey(hmac(CURVE, seed));
    }

    /** The key at the end of a path that begins at {@code seed}. */
    static ExtendedKey ofSeed(byte[] seed, DerivationPath path) {
        ExtendedKey key = ofSeed(seed);
        for (int step : path.steps()) {
            try (ExtendedKey parent = key) {
                key = parent.child(step);
            }
        }
        return key;
    }

    /** The hardened child of this number, 0 to 2^31 - 1. */
    ExtendedKey child(int number) {
        byte[] chainCode = Arrays.copyOfRange(content, PrivateKey.LENGTH, content.length);
        byte[] data = new byte[1 + PrivateKey.LENGTH + Integer.BYTES];
        ByteBuffer.wrap(data)
                .put((byte) 0)
                .put(content, 0, PrivateKey.LENGTH)
                .putInt(number | HARDENED);
        try {
            return new ExtendedKey(hmac(chainCode, data));
        } finally {
            Arrays.fill(chainCode, (byte) 0);
            Arrays.fill(data, (byte) 0);
        }
    }

    PrivateKey privateKey() {
        byte[] key = Arrays.copyOf(content, PrivateKey.LENGTH);
        try {
            return PrivateKey.of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    Bytes chainCode() {
        return Bytes.of(content, PrivateKey.LENGTH, content.length - PrivateKey.LENGTH);
    }

    @Override
    public void close() {
        Arrays.fill(content, (byte) 0);
    }

    @Override
    public String toString() {
        return "ExtendedKey[redacted]";
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update(data);
            byte[] result = new byte[mac.getMacLength()];
            mac.doFinal(result, 0);
            return result;
        } catch (NoSuchAlgorithmException | InvalidKeyException | ShortBufferException e) {
            throw new IllegalStateException("this JDK has no " + HMAC, e);
        }
    }
}
