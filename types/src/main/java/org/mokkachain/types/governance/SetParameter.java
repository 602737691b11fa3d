package org.mokkachain.types.governance;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/**
 * Gives a parameter another value.
 *
 * @param value in the range of the parameter
 * @param activationHeight the first block for which it holds
 */
public record SetParameter(Parameter parameter, long value, long activationHeight) implements Change {
    public static final int TYPE = 4;

    public SetParameter {
        parameter.requireInRange(value);
        if (activationHeight < 0) {
            throw new IllegalArgumentException("an activation height must not be negative, got " + activationHeight);
        }
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        out.u8(parameter.code()).u64(value).u64(activationHeight);
    }

    static SetParameter decodeFields(Decoder in) throws DecodingException {
        return new SetParameter(Parameter.ofCode(in.u8()), in.u64(), in.u64());
    }
}
