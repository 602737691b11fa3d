package org.mokkachain.consensus.message;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.codec.SigningPayload;

/**
 * A signed statement that binds its signer: it is durable before it is sent, two contradictory ones convict the
 * signer, and one that a validator does not remember betrays a twin. Small: what it refers to is named by hash.
 */
public sealed interface Statement extends Signed permits VoteStatement, LeadStatement, AppendStatement, BlockVote {
    /** Type byte in encodings, the same as in the signed payload. */
    int type();

    void encode(Encoder out);

    /** Writes the type and then the statement. */
    static void encodeTagged(Encoder out, Statement statement) {
        out.u8(statement.type());
        statement.encode(out);
    }

    /** Reads what {@link #encodeTagged} wrote. */
    static Statement decodeTagged(Decoder in) throws DecodingException {
        int type = in.u8();
        return switch (type) {
            case SigningPayload.VOTE -> VoteStatement.decode(in);
            case SigningPayload.LEAD -> LeadStatement.decode(in);
            case SigningPayload.APPEND -> AppendStatement.decode(in);
            case SigningPayload.PREPARE, SigningPayload.COMMIT -> BlockVote.decode(in, type);
            default -> throw in.failure("unknown statement type " + type);
        };
    }
}
