package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/** Lays down who may act for the sender from the next transaction on: key rotation, several signatures, and back. */
public record SetAuthority(Authority authority) implements Operation {
    public static final int TYPE = 9;

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        authority.encode(out);
    }

    static SetAuthority decodeFields(Decoder in) throws DecodingException {
        return new SetAuthority(Authority.decode(in));
    }
}
