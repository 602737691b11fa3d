package org.mokkachain.p2p.membership;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.mokkachain.p2p.fixture.KeyedScheme;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** Keys and contents for tests. */
final class Keys {
    static final SignatureScheme KEYED = new KeyedScheme();
    static final Hash GENESIS = Hash.of(new byte[Hash.LENGTH]);

    private Keys() {}

    /** The signer number {@code n}; of {@link #KEYED} they are in the order of the numbers. */
    static Signer signer(SignatureScheme scheme, int n) {
        return scheme.signer(PrivateKey.of(ByteBuffer.allocate(32).putInt(n + 1).putInt(31).array()));
    }

    static Signer signer(int n) {
        return signer(KEYED, n);
    }

    static PublicKey key(int n) {
        return signer(n).publicKey();
    }

    static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    }
}
