package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;

/** An account. Natural key: its address. */
public record AccountKey(Address address) implements StateKey<Account> {
    @Override
    public StateKind kind() {
        return StateKind.ACCOUNT;
    }

    @Override
    public Bytes naturalKey() {
        return Bytes.of(address.toBytes());
    }

    @Override
    public Account decode(Bytes value) throws DecodingException {
        return Account.decode(value);
    }

    static AccountKey read(Decoder in) throws DecodingException {
        return new AccountKey(in.address());
    }
}
