package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/**
 * Removes an entry of the sender's own key-value store.
 *
 * @param key as of {@link PutData}
 */
public record DeleteData(String key) implements Operation {
    public static final int TYPE = 8;

    public DeleteData {
        PutData.requireKey(key);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        out.string(key);
    }

    static DeleteData decodeFields(Decoder in) throws DecodingException {
        return new DeleteData(in.string(PutData.MAX_KEY));
    }
}
