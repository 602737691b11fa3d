package org.mokkachain.consensus.cluster;

import java.util.Arrays;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/** Cheap stand-in for signatures: a hash of key and message. Deterministic; forging it is against the rules of tests. */
final class KeyedSignatures implements SignatureVerifier {
    @Override
    public boolean verify(PublicKey key, byte[] message, Signature signature) {
        return sign(key, message).equals(signature);
    }

    static Signature sign(PublicKey key, byte[] message) {
        Hash half = Sha256.hash(key.toBytes(), message);
        byte[] both = Arrays.copyOf(half.toBytes(), Signature.LENGTH);
        System.arraycopy(half.toBytes(), 0, both, Hash.LENGTH, Hash.LENGTH);
        return Signature.of(both);
    }

    static Signer signer(PublicKey key) {
        return new Signer() {
            @Override
            public PublicKey publicKey() {
                return key;
            }

            @Override
            public Signature sign(byte[] message) {
                return KeyedSignatures.sign(key, message);
            }
        };
    }

    static PublicKey key(int index) {
        return PublicKey.of(Sha256.hash(new byte[] {'k', (byte) index}).toBytes());
    }
}
