package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.governance.Subject;
import org.mokkachain.types.value.Bytes;

/** The permission of an account or a node. Natural key: the subject, so accounts come before nodes. */
public record PermissionKey(Subject subject) implements StateKey<PermissionEntry> {
    @Override
    public StateKind kind() {
        return StateKind.PERMISSION;
    }

    @Override
    public Bytes naturalKey() {
        Encoder out = new Encoder();
        subject.encode(out);
        return out.toBytes();
    }

    @Override
    public PermissionEntry decode(Bytes value) throws DecodingException {
        return PermissionEntry.decode(value);
    }

    static PermissionKey read(Decoder in) throws DecodingException {
        return new PermissionKey(Subject.decode(in));
    }
}
