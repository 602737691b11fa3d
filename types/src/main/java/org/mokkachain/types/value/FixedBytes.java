package org.mokkachain.types.value;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable byte string whose length is fixed by its type. Ordered as unsigned big-endian numbers; two values are
 * equal only if they have the same type and the same bytes. Thread-safe.
 */
public abstract class FixedBytes implements Comparable<FixedBytes> {
    private final byte[] bytes;

    FixedBytes(byte[] bytes, int length) {
        if (bytes.length != length) {
            throw new IllegalArgumentException(
                    "expected " + length + " bytes for " + typeName() + ", got " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    static byte[] parseHex(String hex, int length, String typeName) {
        if (hex.length() != 2 * length) {
            throw new IllegalArgumentException(
                    "expected " + 2 * length + " hex digits for a " + typeName + ", got " + hex.length());
        }
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a " + typeName + " in hex: " + e.getMessage(), e);
        }
    }

    abstract String typeName();

    /** Length in bytes. */
    public final int length() {
        return bytes.length;
    }

    /** A copy of the bytes. */
    public final byte[] toBytes() {
        return bytes.clone();
    }

    /** Copies the bytes into {@code target} at {@code offset}. */
    public final void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    /** The byte at {@code index}, 0 to 255. */
    public final int unsignedByteAt(int index) {
        return bytes[index] & 0xff;
    }

    /** Lower-case hexadecimal, two digits per byte. */
    public final String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public final int compareTo(FixedBytes other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof FixedBytes that && getClass() == that.getClass() && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public final int hashCode() {
        // Hashes, keys and signatures are uniformly distributed: four bytes are as good as all of them.
        return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    }

    @Override
    public final String toString() {
        return hex();
    }
}
