package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;

/** The one entry of what validators have decided; it is there from genesis on. Natural key: {@code u8 0}. */
public record GovernanceKey() implements StateKey<Governance> {
    @Override
    public StateKind kind() {
        return StateKind.GOVERNANCE;
    }

    @Override
    public Bytes naturalKey() {
        return Bytes.of((byte) 0);
    }

    @Override
    public Governance decode(Bytes value) throws DecodingException {
        return Governance.decode(value);
    }

    static GovernanceKey read(Decoder in) throws DecodingException {
        int only = in.u8();
        if (only != 0) {
            throw in.failure("unknown key " + only + " of governance");
        }
        return new GovernanceKey();
    }
}
