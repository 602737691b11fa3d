package org.mokkachain.types.value;

/** A SHA-256 hash (FIPS 180-4), 32 bytes. */
public final class Hash extends FixedBytes {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** Thirty-two zero bytes: "no hash", for example the parent of the genesis block. */
    public static final Hash ZERO = new Hash(new byte[LENGTH]);

    private Hash(byte[] bytes) {
        super(bytes, LENGTH);
    }

    /** Copies {@code bytes}; {@link IllegalArgumentException} unless there are exactly {@value #LENGTH}. */
    public static Hash of(byte[] bytes) {
        return new Hash(bytes);
    }

    /** Parses hexadecimal of either case; {@link IllegalArgumentException} if it is not exactly that. */
    public static Hash fromHex(String hex) {
        return new Hash(parseHex(hex, LENGTH, "hash"));
    }

    @Override
    String typeName() {
        return "hash";
    }
}
