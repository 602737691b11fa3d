package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;

/**
 * A value that an account stores under a name. Natural key: {@code owner 20 | name in UTF-8}, so that names with one
 * prefix lie together.
 */
public record DataKey(Address owner, String name) implements StateKey<DataValue> {
    @Override
    public StateKind kind() {
        return StateKind.DATA;
    }

    @Override
    public Bytes naturalKey() {
        return new Encoder(64).fixed(owner).rest(name).toBytes();
    }

    @Override
    public DataValue decode(Bytes value) throws DecodingException {
        return DataValue.decode(value);
    }

    static DataKey read(Decoder in) throws DecodingException {
        DataKey key = new DataKey(in.address(), in.rest(PutData.MAX_KEY));
        PutData.requireKey(key.name());
        return key;
    }
}
