package org.mokkachain.types.value;

/**
 * Identifies an account: the first 20 bytes of a domain-separated SHA-256 of its first public key. It stays the same
 * when keys rotate.
 */
public final class Address extends FixedBytes {
    /** Length in bytes. */
    public static final int LENGTH = 20;

    private Address(byte[] bytes) {
        super(bytes, LENGTH);
    }

    /** Copies {@code bytes}; {@link IllegalArgumentException} unless there are exactly {@value #LENGTH}. */
    public static Address of(byte[] bytes) {
        return new Address(bytes);
    }

    /** Parses hexadecimal of either case; {@link IllegalArgumentException} if it is not exactly that. */
    public static Address fromHex(String hex) {
        return new Address(parseHex(hex, LENGTH, "address"));
    }

    @Override
    String typeName() {
        return "address";
    }
}
