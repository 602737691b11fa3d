package org.mokkachain.types.proof;

import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * How the state is committed to. A key is {@code SHA-256(kind u8 | natural key)}, a value {@code SHA-256(encoded)}. A
 * subtree of at most {@value #BUCKET} entries is a leaf, {@code SHA-256(0x00 | key | value | key | value …)} with keys
 * ascending, possibly none; a larger one is {@code SHA-256(0x01 | left | right)}, divided by the bit of the key at its
 * depth (root: the most significant bit).
 */
public final class StateTreeFormat {
    /** Largest number of entries in a leaf. Measured: 8 to 16 is where hashing per update is least. */
    public static final int BUCKET = 16;

    /** Bits of a key, hence the greatest depth. */
    public static final int MAX_DEPTH = 8 * Hash.LENGTH;

    /** Bytes of an entry in a leaf: key and value. */
    public static final int ENTRY_BYTES = 2 * Hash.LENGTH;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private StateTreeFormat() {}

    /** The key of an entry in the tree. */
    public static Hash key(int kind, Bytes naturalKey) {
        return Sha256.hasher().update((byte) kind).update(naturalKey).finish();
    }

    /** The value of an entry in the tree. */
    public static Hash value(Bytes encoded) {
        return Sha256.hash(encoded.toBytes());
    }

    /** @param entries packed, {@value #ENTRY_BYTES} bytes each, ascending by key */
    public static Hash leafHash(byte[] entries) {
        byte[] input = new byte[1 + entries.length];
        input[0] = LEAF;
        System.arraycopy(entries, 0, input, 1, entries.length);
        return Sha256.hash(input);
    }

    public static Hash nodeHash(Hash left, Hash right) {
        return Sha256.hash(nodePreimage(left, right));
    }

    /** What is hashed for a node: {@code 0x01 | left | right}. */
    public static byte[] nodePreimage(Hash left, Hash right) {
        byte[] preimage = new byte[1 + 2 * Hash.LENGTH];
        preimage[0] = NODE;
        left.copyTo(preimage, 1);
        right.copyTo(preimage, 1 + Hash.LENGTH);
        return preimage;
    }

    /** Bit {@code index} of {@code key}, the most significant bit of the first byte being bit 0. */
    public static int bit(Hash key, int index) {
        return key.unsignedByteAt(index >>> 3) >>> (7 - (index & 7)) & 1;
    }
}
