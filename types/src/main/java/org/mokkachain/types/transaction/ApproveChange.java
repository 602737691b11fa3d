package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Hash;

/**
 * Approves a proposal in the name of every validator whose operator the sender is.
 *
 * @param proposal its number
 * @param change hash of the proposed change: what is signed is what is approved
 */
public record ApproveChange(long proposal, Hash change) implements Operation {
    public static final int TYPE = 12;

    public ApproveChange {
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
        out.u64(proposal).fixed(change);
    }

    static ApproveChange decodeFields(Decoder in) throws DecodingException {
        return new ApproveChange(in.u64(), in.hash());
    }
}
