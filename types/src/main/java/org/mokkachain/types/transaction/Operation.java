package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/** One thing a transaction does. Encoded as a type byte and the fields of that type. */
public sealed interface Operation permits Transfer {
    /** The type byte. */
    int type();

    /** Writes the fields, without the type byte. */
    void encodeFields(Encoder out);

    default void encode(Encoder out) {
        encodeFields(out.u8(type()));
    }

    static Operation decode(Decoder in) throws DecodingException {
        int type = in.u8();
        return switch (type) {
            case Transfer.TYPE -> Transfer.decodeFields(in);
            default -> throw in.failure("unknown operation type " + type);
        };
    }
}
