package org.mokkachain.types.genesis;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;

/**
 * An account that exists from the start.
 *
 * @param label a name for people, possibly empty; at most {@value #MAX_LABEL} bytes
 * @param balance of the native asset
 */
public record GenesisAccount(String label, Address address, Amount balance) {
    public static final int MAX_LABEL = 64;

    public GenesisAccount {
        if (Encoder.utf8Length(label) > MAX_LABEL) {
            throw new IllegalArgumentException("an account's label has at most " + MAX_LABEL + " bytes in UTF-8");
        }
    }

    public void encode(Encoder out) {
        out.string(label).fixed(address).u64(balance.units());
    }

    public static GenesisAccount decode(Decoder in) throws DecodingException {
        return new GenesisAccount(in.string(MAX_LABEL), in.address(), Amount.of(in.u64()));
    }
}
