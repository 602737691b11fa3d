package org.mokkachain.types.certificate;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Signature;

/** A signature and the index of the validator that made it. */
public record SignerSignature(int signer, Signature signature) {
    public SignerSignature {
        if (signer < 0 || signer >= ValidatorSet.MAX_SIZE) {
            throw new IllegalArgumentException("no validator has the index " + signer);
        }
    }

    public void encode(Encoder out) {
        out.u16(signer).fixed(signature);
    }

    public static SignerSignature decode(Decoder in) throws DecodingException {
        return new SignerSignature(in.u16(), in.signature());
    }
}
