package org.mokkachain.types.value;

/** An Ed25519 signature in the encoding of RFC 8032, 64 bytes. */
public final class Signature extends FixedBytes {
    /** Length in bytes. */
    public static final int LENGTH = 64;

    private Signature(byte[] bytes) {
        super(bytes, LENGTH);
    }

    /** Copies {@code bytes}; {@link IllegalArgumentException} unless there are exactly {@value #LENGTH}. */
    public static Signature of(byte[] bytes) {
        return new Signature(bytes);
    }

    /** Parses hexadecimal of either case; {@link IllegalArgumentException} if it is not exactly that. */
    public static Signature fromHex(String hex) {
        return new Signature(parseHex(hex, LENGTH, "signature"));
    }

    @Override
    String typeName() {
        return "signature";
    }
}
