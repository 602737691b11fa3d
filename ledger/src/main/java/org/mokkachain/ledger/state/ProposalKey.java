package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

/** A proposal by its number, from 1. Natural key: {@code u64}. */
public record ProposalKey(long number) implements StateKey<Proposal> {
    @Override
    public StateKind kind() {
        return StateKind.PROPOSAL;
    }

    @Override
    public Bytes naturalKey() {
        return new Encoder(Long.BYTES).u64(number).toBytes();
    }

    @Override
    public Proposal decode(Bytes value) throws DecodingException {
        return Proposal.decode(value);
    }

    static ProposalKey read(Decoder in) throws DecodingException {
        return new ProposalKey(in.u64());
    }
}
