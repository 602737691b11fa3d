package org.mokkachain.ledger.state.governance;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.PublicKey;

/**
 * A validator was removed for what it signed.
 *
 * @param epoch in which it was convicted: whatever it signed up to then is atoned for
 */
public record Conviction(PublicKey offender, long epoch) {
    void encode(Encoder out) {
        out.fixed(offender).u64(epoch);
    }

    static Conviction decode(Decoder in) throws DecodingException {
        return new Conviction(in.publicKey(), in.u64());
    }
}
