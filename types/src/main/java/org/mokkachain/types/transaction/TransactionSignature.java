package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/** One signature of a transaction, with the key that made it. */
public record TransactionSignature(PublicKey key, Signature signature) {
    /** Made by {@code signer} for the transaction with this id. */
    public static TransactionSignature by(Signer signer, Hash transaction) {
        return new TransactionSignature(signer.publicKey(), signer.sign(Transaction.signedPayload(transaction)));
    }

    public void encode(Encoder out) {
        out.fixed(key).fixed(signature);
    }

    public static TransactionSignature decode(Decoder in) throws DecodingException {
        return new TransactionSignature(in.publicKey(), in.signature());
    }
}
