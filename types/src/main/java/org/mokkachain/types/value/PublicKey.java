package org.mokkachain.types.value;

/**
 * An Ed25519 public key in the encoding of RFC 8032, 32 bytes. That it is a valid point is checked where it is used.
 */
public final class PublicKey extends FixedBytes {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private PublicKey(byte[] bytes) {
        super(bytes, LENGTH);
    }

    /** Copies {@code bytes}; {@link IllegalArgumentException} unless there are exactly {@value #LENGTH}. */
    public static PublicKey of(byte[] bytes) {
        return new PublicKey(bytes);
    }

    /** Parses hexadecimal of either case; {@link IllegalArgumentException} if it is not exactly that. */
    public static PublicKey fromHex(String hex) {
        return new PublicKey(parseHex(hex, LENGTH, "public key"));
    }

    @Override
    String typeName() {
        return "public key";
    }
}
