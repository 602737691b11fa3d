package org.mokkachain.p2p.broadcast;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/**
 * A stand-in for signatures that costs next to nothing: a keyed hash. Nobody could forge one by accident.
 */
final class KeyedScheme implements SignatureScheme {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long A = 0xBF58476D1CE4E5B9L;
    private static final long B = 0x94D049BB133111EBL;

    @Override
    public String name() {
        return "keyed hash";
    }

    @Override
    public SignatureVerifier verifier() {
        return (key, message, signature) -> sign(key, message).equals(signature);
    }

    @Override
    public Signer signer(PrivateKey seed) {
        return new KeyedSigner(PublicKey.of(seed.toBytes()));
    }

    private record KeyedSigner(PublicKey publicKey) implements Signer {
        @Override
        public Signature sign(byte[] message) {
            return KeyedScheme.sign(publicKey, message);
        }
    }

    private static Signature sign(PublicKey key, byte[] message) {
        long first = message.length;
        long second = 0;
        for (int i = 0; i < 8; i++) {
            second = second << 8 | key.unsignedByteAt(i);
        }
        int at = 0;
        for (; at + 8 <= message.length; at += 8) {
            long word = (long) LONGS.get(message, at);
            first = (first ^ word) * A;
            second = (second + word) * B;
            first ^= first >>> 31;
            second ^= second >>> 29;
        }
        for (; at < message.length; at++) {
            first = (first ^ message[at]) * A;
            second = (second + message[at]) * B;
        }
        byte[] signature = new byte[Signature.LENGTH];
        for (int i = 0; i < Signature.LENGTH; i += 8) {
            first = (first ^ first >>> 30) * A + second;
            LONGS.set(signature, i, first);
        }
        return Signature.of(signature);
    }
}
