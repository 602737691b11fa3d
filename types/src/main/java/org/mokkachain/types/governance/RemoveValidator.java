package org.mokkachain.types.governance;

import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.PublicKey;

/** Takes the validator with this key out of the set. */
public record RemoveValidator(PublicKey key) implements Change {
    public static final int TYPE = 2;

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        out.fixed(key);
    }
}
