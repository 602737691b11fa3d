package org.mokkachain.ledger.state.governance;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Address;

/**
 * A proposal that can still pass.
 *
 * @param expiresAt the last block that can pass it
 */
public record OpenProposal(long number, Address proposer, long expiresAt) {
    void encode(Encoder out) {
        out.u64(number).fixed(proposer).u64(expiresAt);
    }

    static OpenProposal decode(Decoder in) throws DecodingException {
        return new OpenProposal(in.u64(), in.address(), in.u64());
    }
}
