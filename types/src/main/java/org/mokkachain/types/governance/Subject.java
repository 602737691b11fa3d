package org.mokkachain.types.governance;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/** Whom a permission is about: {@code u8 1 | address} or {@code u8 2 | public key}. Ordered as encoded. */
public sealed interface Subject extends Comparable<Subject> permits AccountSubject, NodeSubject {
    @Override
    default int compareTo(Subject other) {
        return switch (this) {
            case AccountSubject(var address) ->
                other instanceof AccountSubject(var otherAddress) ? address.compareTo(otherAddress) : -1;
            case NodeSubject(var key) -> other instanceof NodeSubject(var otherKey) ? key.compareTo(otherKey) : 1;
        };
    }

    default void encode(Encoder out) {
        switch (this) {
            case AccountSubject(var address) -> out.u8(AccountSubject.TAG).fixed(address);
            case NodeSubject(var key) -> out.u8(NodeSubject.TAG).fixed(key);
        }
    }

    static Subject decode(Decoder in) throws DecodingException {
        int tag = in.u8();
        return switch (tag) {
            case AccountSubject.TAG -> new AccountSubject(in.address());
            case NodeSubject.TAG -> new NodeSubject(in.publicKey());
            default -> throw in.failure("unknown subject " + tag + " of a permission");
        };
    }
}
