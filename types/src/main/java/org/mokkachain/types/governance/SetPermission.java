package org.mokkachain.types.governance;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/** Allows or denies an account or a node, or takes that back ({@link Permission#NONE}). */
public record SetPermission(Subject subject, Permission permission) implements Change {
    public static final int TYPE = 3;

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        subject.encode(out);
        out.u8(permission.code());
    }

    /** Reads what {@link #encodeFields} writes. */
    public static SetPermission decodeFields(Decoder in) throws DecodingException {
        return new SetPermission(Subject.decode(in), Permission.ofCode(in.u8()));
    }
}
