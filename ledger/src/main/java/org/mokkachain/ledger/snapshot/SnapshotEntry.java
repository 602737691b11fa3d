package org.mokkachain.ledger.snapshot;

import org.mokkachain.ledger.tree.TreeChange;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * One entry of the state as it travels. Encoding: {@code u8 kind | key as shortBytes | value as bytes}.
 *
 * @param kind of the state, 1 to 255
 * @param key natural key, at most {@value #MAX_KEY} bytes
 * @param value encoded, at most {@value #MAX_VALUE} bytes, so that a leaf of the tree fits into a frame
 */
public record SnapshotEntry(int kind, Bytes key, Bytes value) {
    public static final int MAX_KEY = 1_024;
    public static final int MAX_VALUE = 60 << 10;
    private static final int OVERHEAD = 1 + 2 + 4;

    public SnapshotEntry {
        if (kind < 1 || kind > 255 || key.length() > MAX_KEY || value.length() > MAX_VALUE) {
            throw new IllegalArgumentException("not an entry of the state: kind " + kind + ", key of " + key.length()
                    + " bytes, value of " + value.length());
        }
    }

    /** Where it stands in the state tree. */
    public Hash treeKey() {
        return StateTreeFormat.key(kind, key);
    }

    /** What the state tree has of it. */
    public TreeChange inTree() {
        return TreeChange.put(treeKey(), StateTreeFormat.value(value));
    }

    /** Writes its key and its value in the state tree into {@code packed} at {@code offset}. */
    void pack(Sha256.Hasher hasher, byte[] packed, int offset) {
        hasher.update((byte) kind).update(key).finish(packed, offset);
        hasher.update(value).finish(packed, offset + Hash.LENGTH);
    }

    int encodedLength() {
        return OVERHEAD + key.length() + value.length();
    }

    void encode(Encoder out) {
        out.u8(kind).shortBytes(key).bytes(value);
    }

    static SnapshotEntry decode(Decoder in) throws DecodingException {
        return new SnapshotEntry(in.u8(), in.shortBytes(MAX_KEY), in.bytes(MAX_VALUE));
    }
}
