package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.value.Bytes;

/** What is laid down for an account or a node: {@code u8 1} allowed, {@code u8 2} denied. Nothing: no entry. */
public record PermissionEntry(Permission permission) implements StateValue {
    public PermissionEntry {
        if (permission == Permission.NONE) {
            throw new IllegalArgumentException("no permission has no entry");
        }
    }

    @Override
    public Bytes encode() {
        return new Encoder(1).u8(permission.code()).toBytes();
    }

    /** Refuses everything {@link #encode} would not write. */
    public static PermissionEntry decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, in -> new PermissionEntry(Permission.ofCode(in.u8())));
    }
}
