package org.mokkachain.types.certificate;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

/**
 * A member of the validator set.
 *
 * @param name for people; 1 to {@value #MAX_NAME} bytes
 * @param key signs its consensus messages and identifies its node
 * @param operator account that receives its fees and votes on changes for it
 */
public record Validator(String name, PublicKey key, Address operator) {
    public static final int MAX_NAME = 64;

    public Validator {
        if (name.isEmpty() || Encoder.utf8Length(name) > MAX_NAME) {
            throw new IllegalArgumentException("a validator's name has 1 to " + MAX_NAME + " bytes in UTF-8");
        }
    }

    public void encode(Encoder out) {
        out.string(name).fixed(key).fixed(operator);
    }

    public static Validator decode(Decoder in) throws DecodingException {
        return new Validator(in.string(MAX_NAME), in.publicKey(), in.address());
    }
}
