package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

/**
 * Sets an entry of the sender's own key-value store.
 *
 * @param key 1 to {@value #MAX_KEY} bytes in UTF-8, no control characters
 * @param value at most {@value #MAX_VALUE} bytes
 */
public record PutData(String key, Bytes value) implements Operation {
    public static final int TYPE = 7;
    public static final int MAX_KEY = 256;
    public static final int MAX_VALUE = 16 * 1024;

    public PutData {
        requireKey(key);
        if (value.length() > MAX_VALUE) {
            throw new IllegalArgumentException("a value has up to " + MAX_VALUE + " bytes, got " + value.length());
        }
    }

    /** {@link IllegalArgumentException} if there can be no entry with this key. */
    public static void requireKey(String key) {
        int bytes = Encoder.utf8Length(key);
        if (bytes == 0 || bytes > MAX_KEY || key.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a key has 1 to " + MAX_KEY + " bytes and no control characters, got " + bytes + " bytes");
        }
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        out.string(key).bytes(value);
    }

    static PutData decodeFields(Decoder in) throws DecodingException {
        return new PutData(in.string(MAX_KEY), in.bytes(MAX_VALUE));
    }
}
