package org.mokkachain.ledger.state.governance;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.governance.Parameter;

/**
 * A value that a parameter will have.
 *
 * @param height the first block for which it holds
 */
public record Scheduled(Parameter parameter, long value, long height) {
    public Scheduled {
        parameter.requireInRange(value);
    }

    void encode(Encoder out) {
        out.u8(parameter.code()).u64(value).u64(height);
    }

    static Scheduled decode(Decoder in) throws DecodingException {
        return new Scheduled(Parameter.ofCode(in.u8()), in.u64(), in.u64());
    }
}
