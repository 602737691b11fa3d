package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/** Takes back a proposal of the sender that is still open. */
public record WithdrawChange(long proposal) implements Operation {
    public static final int TYPE = 13;

    public WithdrawChange {
        if (proposal < 0) {
            throw new IllegalArgumentException("a proposal's number must not be negative, got " + proposal);
        }
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        out.u64(proposal);
    }

    static WithdrawChange decodeFields(Decoder in) throws DecodingException {
        return new WithdrawChange(in.u64());
    }
}
