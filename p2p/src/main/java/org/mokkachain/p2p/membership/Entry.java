package org.mokkachain.p2p.membership;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

/**
 * One key of a node's state, or the mark of its deletion. It is authentic only as part of a state whose
 * {@link Seal} fits.
 *
 * @param version from 1; rises with every change of the node's state, over all keys
 * @param key 1 to {@value #MAX_KEY} printable ASCII characters, no spaces
 * @param deleted a tombstone; its value is empty
 * @param value at most {@value #MAX_VALUE} bytes
 */
public record Entry(long version, String key, boolean deleted, Bytes value) {
    public static final int MAX_KEY = 64;
    public static final int MAX_VALUE = 1024;
    /** The key of a node that said goodbye. */
    static final String LEFT = "left";

    private static final int FIXED_BYTES = Long.BYTES + 1 + 2;

    public Entry {
        checkKey(key);
        checkValue(value);
        if (version < 1) {
            throw new IllegalArgumentException("version " + version + " is below 1");
        }
        if (deleted && !value.isEmpty()) {
            throw new IllegalArgumentException("a deleted key has no value");
        }
    }

    static void checkKey(String key) {
        boolean printable = key.chars().allMatch(c -> c > ' ' && c <= '~');
        if (key.isEmpty() || key.length() > MAX_KEY || !printable) {
            throw new IllegalArgumentException("a key has 1 to 64 printable ASCII characters without spaces");
        }
    }

    static void checkValue(Bytes value) {
        if (value.length() > MAX_VALUE) {
            throw new IllegalArgumentException("a value has 1,024 bytes at most, not " + value.length());
        }
    }

    /** Bytes of key and value. */
    int weight() {
        return key.length() + value.length();
    }

    int encodedLength() {
        return FIXED_BYTES + key.length() + (deleted ? 0 : 2 + value.length());
    }

    void encode(Encoder out) {
        out.u64(version).bool(deleted).string(key);
        if (!deleted) {
            out.shortBytes(value);
        }
    }

    static Entry decode(Decoder in) throws DecodingException {
        long version = in.u64();
        boolean deleted = in.bool();
        String key = in.string(MAX_KEY);
        return new Entry(version, key, deleted, deleted ? Bytes.EMPTY : in.shortBytes(MAX_VALUE));
    }
}
