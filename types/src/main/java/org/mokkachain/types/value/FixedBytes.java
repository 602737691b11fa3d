package org.mokkachain.types.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable byte string whose length is fixed by its type. Ordered as unsigned big-endian numbers; two values are
 * equal only if they have the same type and the same bytes. Thread-safe.
 */
public abstract class FixedBytes implements Comparable<FixedBytes> {
    private static final long SECRET = new SecureRandom().nextLong();
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

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

    /** Feeds the bytes to {@code digest}. */
    public final void addTo(MessageDigest digest) {
        digest.update(bytes);
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
        // Addresses and keys are chosen by strangers: without a secret they could choose them to collide in a map.
        long mixed = SECRET;
        for (int at = 0; at + Integer.BYTES <= bytes.length; at += Integer.BYTES) {
            mixed = (mixed ^ (int) INTS.get(bytes, at)) * MULTIPLIER;
            mixed ^= mixed >>> 32;
        }
        return (int) mixed;
    }

    @Override
    public final String toString() {
        return hex();
    }
}
