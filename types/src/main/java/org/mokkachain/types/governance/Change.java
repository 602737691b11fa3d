package org.mokkachain.types.governance;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/** What a proposal is about. Encoded as a type byte and the fields of that type. */
public sealed interface Change permits AddValidator, RemoveValidator, SetPermission, SetParameter {
    /** The type byte. */
    int type();

    /** Writes the fields, without the type byte. */
    void encodeFields(Encoder out);

    default void encode(Encoder out) {
        encodeFields(out.u8(type()));
    }

    /** What an approval names, so that it is for this change and no other. */
    default Hash hash() {
        Encoder out = new Encoder();
        encode(out);
        return Sha256.hash("MOKKA/1/change", out.toByteArray());
    }

    static Change decode(Decoder in) throws DecodingException {
        int type = in.u8();
        return switch (type) {
            case AddValidator.TYPE -> AddValidator.decodeFields(in);
            case RemoveValidator.TYPE -> new RemoveValidator(in.publicKey());
            case SetPermission.TYPE -> SetPermission.decodeFields(in);
            case SetParameter.TYPE -> SetParameter.decodeFields(in);
            default -> throw in.failure("unknown type " + type + " of a change");
        };
    }
}
