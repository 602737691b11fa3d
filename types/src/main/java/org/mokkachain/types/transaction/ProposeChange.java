package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.Parameter;

/**
 * Proposes a change and approves it, in the name of every validator whose operator the sender is.
 *
 * @param lifetime blocks until it expires without a quorum; 0: what the network has laid down
 */
public record ProposeChange(Change change, long lifetime) implements Operation {
    public static final int TYPE = 11;

    public ProposeChange {
        if (lifetime != 0) {
            Parameter.PROPOSAL_LIFETIME.requireInRange(lifetime);
        }
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        change.encode(out);
        out.u64(lifetime);
    }

    static ProposeChange decodeFields(Decoder in) throws DecodingException {
        return new ProposeChange(Change.decode(in), in.u64());
    }
}
