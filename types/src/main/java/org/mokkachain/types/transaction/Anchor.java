package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Hash;

/**
 * Notarises a document by its SHA-256. The first anchoring of a hash wins and is never overwritten.
 *
 * @param label free text without control characters, at most {@value #MAX_LABEL} bytes in UTF-8
 */
public record Anchor(Hash hash, String label) implements Operation {
    public static final int TYPE = 6;
    public static final int MAX_LABEL = 128;

    public Anchor {
        if (Encoder.utf8Length(label) > MAX_LABEL || label.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a label has up to " + MAX_LABEL + " bytes and no control characters");
        }
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        out.fixed(hash).string(label);
    }

    static Anchor decodeFields(Decoder in) throws DecodingException {
        return new Anchor(in.hash(), in.string(MAX_LABEL));
    }
}
