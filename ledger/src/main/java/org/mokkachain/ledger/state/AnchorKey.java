package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** A notarised document. Natural key: its SHA-256. */
public record AnchorKey(Hash hash) implements StateKey<AnchorRecord> {
    @Override
    public StateKind kind() {
        return StateKind.ANCHOR;
    }

    @Override
    public Bytes naturalKey() {
        return Bytes.of(hash.toBytes());
    }

    @Override
    public AnchorRecord decode(Bytes value) throws DecodingException {
        return AnchorRecord.decode(value);
    }

    static AnchorKey read(Decoder in) throws DecodingException {
        return new AnchorKey(in.hash());
    }
}
