package org.mokkachain.ledger.tree;

import java.util.Arrays;
import java.util.Comparator;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.value.Hash;

/**
 * The first bits of tree keys, which name a subtree. Ordered by position in the tree, a subtree before its parts.
 * Encoding: {@code u16 length | ⌈length/8⌉ bytes}, the bits beyond the length being zero.
 *
 * @param first the smallest key with these bits
 * @param length number of bits, 0 to 256
 */
public record Prefix(Hash first, int length) implements Comparable<Prefix> {
    /** The whole tree. */
    public static final Prefix ROOT = new Prefix(Hash.ZERO, 0);

    private static final Comparator<Prefix> ORDER =
            Comparator.comparing(Prefix::first).thenComparingInt(Prefix::length);

    public Prefix {
        if (length < 0 || length > StateTreeFormat.MAX_DEPTH) {
            throw new IllegalArgumentException("a prefix has 0 to 256 bits, got " + length);
        }
        if (!first.equals(filled(first, length, false))) {
            throw new IllegalArgumentException("the bits beyond the length of a prefix must be zero");
        }
    }

    /** The prefix of this length of a key. */
    public static Prefix of(Hash key, int length) {
        return new Prefix(filled(key, length, false), length);
    }

    /** The greatest key with these bits. */
    public Hash last() {
        return filled(first, length, true);
    }

    private static Hash filled(Hash key, int from, boolean ones) {
        byte[] bytes = key.toBytes();
        for (int bit = Math.max(from, 0); bit < StateTreeFormat.MAX_DEPTH; bit++) {
            if ((bit & 7) == 0) {
                Arrays.fill(bytes, bit >>> 3, bytes.length, (byte) (ones ? 0xff : 0));
                break;
            }
            int mask = 0x80 >>> (bit & 7);
            bytes[bit >>> 3] = (byte) (ones ? bytes[bit >>> 3] | mask : bytes[bit >>> 3] & ~mask);
        }
        return Hash.of(bytes);
    }

    /**
     * The part of this subtree at {@code index} of the 2^{@code levels} equal ones.
     *
     * @throws IllegalArgumentException if there are no such parts
     */
    public Prefix part(int index, int levels) {
        if (levels < 0 || levels > 30 || index < 0 || index >= 1 << levels) {
            throw new IllegalArgumentException("no part " + index + " of 2^" + levels);
        }
        byte[] bytes = first.toBytes();
        for (int level = 0; level < levels; level++) {
            int bit = length + level;
            if (bit >= StateTreeFormat.MAX_DEPTH) {
                throw new IllegalArgumentException("a key has 256 bits");
            }
            if ((index >>> levels - 1 - level & 1) == 1) {
                bytes[bit >>> 3] |= (byte) (0x80 >>> (bit & 7));
            }
        }
        return new Prefix(Hash.of(bytes), length + levels);
    }

    /** Whether a key has these bits. */
    public boolean covers(Hash key) {
        return key.compareTo(first) >= 0 && key.compareTo(last()) <= 0;
    }

    /** Whether {@code other} names this subtree or a part of it. */
    public boolean covers(Prefix other) {
        return other.length >= length && covers(other.first);
    }

    /** The share of all possible keys, 1 for the whole tree. */
    public double share() {
        return Math.scalb(1.0, -length);
    }

    @Override
    public int compareTo(Prefix other) {
        return ORDER.compare(this, other);
    }

    public void encode(Encoder out) {
        out.u16(length);
        for (int at = 0; at < length; at += 8) {
            out.u8(first.unsignedByteAt(at >>> 3));
        }
    }

    public static Prefix decode(Decoder in) throws DecodingException {
        int length = in.u16();
        if (length > StateTreeFormat.MAX_DEPTH) {
            throw in.failure("a prefix has at most 256 bits, got " + length);
        }
        byte[] bytes = new byte[Hash.LENGTH];
        for (int at = 0; at < length; at += 8) {
            bytes[at >>> 3] = (byte) in.u8();
        }
        return new Prefix(Hash.of(bytes), length);
    }

    @Override
    public String toString() {
        return first.hex().substring(0, (length + 3) / 4) + "/" + length;
    }
}
