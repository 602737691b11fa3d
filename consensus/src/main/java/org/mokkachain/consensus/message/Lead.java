package org.mokkachain.consensus.message;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/** The leader shows its proof of leadership, and why its term may have begun. */
public record Lead(LeadStatement statement, Proof proof, TermEntry entry) implements ConsensusMessage {
    void encode(Encoder out) {
        statement.encode(out);
        proof.encode(out);
        entry.encode(out);
    }

    static Lead decode(Decoder in) throws DecodingException {
        return new Lead(LeadStatement.decode(in), Proof.decode(in), TermEntry.decode(in));
    }
}
