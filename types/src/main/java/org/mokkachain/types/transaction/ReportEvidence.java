package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/**
 * Shows two messages of a validator that contradict each other; the validator is removed at the next epoch.
 *
 * @param offender key that signed both
 * @param evidence the messages, in the encoding of consensus; 1 to {@value #MAX_EVIDENCE} bytes
 */
public record ReportEvidence(PublicKey offender, Bytes evidence) implements Operation {
    public static final int TYPE = 10;
    public static final int MAX_EVIDENCE = 32 * 1024;

    public ReportEvidence {
        if (evidence.isEmpty() || evidence.length() > MAX_EVIDENCE) {
            throw new IllegalArgumentException(
                    "evidence has 1 to " + MAX_EVIDENCE + " bytes, got " + evidence.length());
        }
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        out.fixed(offender).bytes(evidence);
    }

    static ReportEvidence decodeFields(Decoder in) throws DecodingException {
        return new ReportEvidence(in.publicKey(), in.bytes(MAX_EVIDENCE));
    }
}
