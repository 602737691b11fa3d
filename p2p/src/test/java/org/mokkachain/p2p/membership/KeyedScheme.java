package org.mokkachain.p2p.membership;

import java.util.zip.CRC32C;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/** A stand-in for signatures that costs next to nothing: a checksum under the key. Nobody forges it by accident. */
final class KeyedScheme implements SignatureScheme {
    @Override
    public String name() {
        return "checksum";
    }

    @Override
    public SignatureVerifier verifier() {
        return (key, message, signature) -> sign(key, message).equals(signature);
    }

    @Override
    public Signer signer(PrivateKey seed) {
        PublicKey key = PublicKey.of(seed.toBytes());
        return new Signer() {
            @Override
            public PublicKey publicKey() {
                return key;
            }

            @Override
            public Signature sign(byte[] message) {
                return KeyedScheme.sign(key, message);
            }
        };
    }

    private static Signature sign(PublicKey key, byte[] message) {
        CRC32C sum = new CRC32C();
        sum.update(key.toBytes());
        sum.update(message);
        Encoder out = new Encoder(Signature.LENGTH);
        for (int i = 0; i < Signature.LENGTH / Long.BYTES; i++) {
            out.u64(sum.getValue());
        }
        return Signature.of(out.toByteArray());
    }
}
