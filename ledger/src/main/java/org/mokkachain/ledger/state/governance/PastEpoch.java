package org.mokkachain.ledger.state.governance;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/**
 * An epoch that has ended.
 *
 * @param height of its last block
 */
public record PastEpoch(long number, long height) {
    void encode(Encoder out) {
        out.u64(number).u64(height);
    }

    static PastEpoch decode(Decoder in) throws DecodingException {
        return new PastEpoch(in.u64(), in.u64());
    }
}
