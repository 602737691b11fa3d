package org.mokkachain.consensus.message;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/** A proposal: append-entries. */
public record Append(AppendStatement statement, ProposedBlock block) implements ConsensusMessage {
    public Append {
        if (!statement.block().equals(block.reference())
                || statement.signer() != block.header().proposer()) {
            throw new IllegalArgumentException("the statement is about another block");
        }
    }

    void encode(Encoder out) {
        out.u16(statement.signer()).fixed(statement.signature());
        block.encode(out);
    }

    static Append decode(Decoder in) throws DecodingException {
        int signer = in.u16();
        var signature = in.signature();
        ProposedBlock block = ProposedBlock.decode(in);
        return new Append(new AppendStatement(block.reference(), signer, signature), block);
    }
}
