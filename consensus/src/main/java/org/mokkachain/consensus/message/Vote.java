package org.mokkachain.consensus.message;

import java.util.Optional;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/**
 * A vote for the candidate of a term, with what backs its report. Signed once and kept in the log; whenever it is sent
 * again it is the same, byte for byte.
 *
 * @param certificate BFT: of the reported block (implicit for the root); CFT: empty of signatures
 * @param header CFT: the header of the reported block unless that is the root
 */
public record Vote(VoteStatement statement, Certificate certificate, Optional<Header> header)
        implements ConsensusMessage {
    public Vote {
        if (!certificate.block().equals(statement.report())) {
            throw new IllegalArgumentException("the certificate is not of the reported block");
        }
    }

    public void encode(Encoder out) {
        statement.encode(out);
        certificate.encode(out);
        out.bool(header.isPresent());
        header.ifPresent(h -> h.encode(out));
    }

    public static Vote decode(Decoder in) throws DecodingException {
        return new Vote(
                VoteStatement.decode(in),
                Certificate.decode(in),
                in.bool() ? Optional.of(Header.decode(in)) : Optional.empty());
    }
}
