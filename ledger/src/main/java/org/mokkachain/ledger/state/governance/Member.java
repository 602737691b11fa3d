package org.mokkachain.ledger.state.governance;

import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.governance.AddValidator;

/**
 * A validator and where others dial it.
 *
 * @param host {@code host:port}; a node's own configuration wins
 */
public record Member(Validator validator, String host) {
    /** The member that this change takes in. */
    public static Member of(AddValidator change) {
        return new Member(new Validator(change.name(), change.key(), change.operator()), change.host());
    }

    void encode(Encoder out) {
        validator.encode(out);
        out.string(host);
    }

    static Member decode(Decoder in) throws DecodingException {
        return new Member(Validator.decode(in), in.string(AddValidator.MAX_HOST));
    }
}
