package org.mokkachain.types.merkle;

import java.util.List;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * A proof that a leaf stands at {@code index} in a tree of {@code size} leaves (RFC 9162, section 2.1.3).
 *
 * <p>The root fixes the leaf and, for a given size, the index. It does not fix the size: a proof is to be believed only
 * together with a size from a trusted source, such as the transaction count of the header that holds the root.
 *
 * @param index position of the leaf, from 0
 * @param size leaves in the tree, more than {@code index}
 * @param path the siblings from the leaf upwards, exactly as many as index and size call for
 */
public record MerkleProof(int index, int size, List<Hash> path) {
    private static final int MAX_PATH = 31;

    /** @throws IllegalArgumentException if the index is not below the size, or the path has not the right length */
    public MerkleProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        path = List.copyOf(path);
        if (path.size() != pathLength(index, size)) {
            throw new IllegalArgumentException("the path of leaf " + index + " in a tree of " + size + " has "
                    + pathLength(index, size) + " hashes, not " + path.size());
        }
    }

    /** Whether {@code leaf} is the one proved, in the tree with this {@code root}. */
    public boolean verifies(Hash root, Bytes leaf) {
        TreeHasher hasher = new TreeHasher();
        Hash hash = hasher.leaf(leaf);
        int position = index;
        int last = size - 1;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if (isOdd(position) || position == last) {
                hash = hasher.node(sibling, hash);
                while (!isOdd(position) && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                hash = hasher.node(hash, sibling);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Index and size as u32, the number of hashes as u32, the hashes. */
    public void encode(Encoder out) {
        out.u32(index).u32(size).list(path, Encoder::fixed);
    }

    /** Reads what {@link #encode} wrote. */
    public static MerkleProof decode(Decoder in) throws DecodingException {
        int index = int31(in);
        int size = int31(in);
        return new MerkleProof(index, size, in.list(MAX_PATH, Decoder::hash));
    }

    private static int int31(Decoder in) throws DecodingException {
        long value = in.u32();
        if (value > Integer.MAX_VALUE) {
            throw in.failure("a number above 2^31 - 1 before");
        }
        return (int) value;
    }

    private static int pathLength(int index, int size) {
        int length = 0;
        int position = index;
        for (int last = size - 1; last > 0; last >>= 1) {
            if (position != last || isOdd(position)) {
                length++;
            }
            position >>= 1;
        }
        return length;
    }

    private static boolean isOdd(int number) {
        return (number & 1) == 1;
    }
}
