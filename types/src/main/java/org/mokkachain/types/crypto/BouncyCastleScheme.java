package org.mokkachain.types.crypto;

import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/**
 * Ed25519 in Java. BouncyCastle checks S &lt; L and the encodings, but its equation is multiplied by the cofactor, so
 * it also accepts an R with a small-order component; the prime-order check of R closes exactly that gap.
 */
final class BouncyCastleScheme implements SignatureScheme {
    private final String name;
    private final ValidatedKeys<PublicPoint> keys =
            new ValidatedKeys<>(Ed25519.KEYS_PER_GENERATION, BouncyCastleScheme::decode);

    BouncyCastleScheme(String name) {
        this.name = name;
    }

    /** The public key of a 32-byte seed. */
    static PublicKey publicKeyOf(byte[] seed) {
        byte[] encoded = new byte[PublicKey.LENGTH];
        org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, encoded, 0);
        return PublicKey.of(encoded);
    }

    /** Whether the first 32 bytes are the canonical encoding of a point of prime order, not the identity. */
    static boolean isPrimeOrderPoint(byte[] encoded) {
        return org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFull(encoded, 0);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SignatureVerifier verifier() {
        return this::verify;
    }

    @Override
    public Signer signer(PrivateKey seed) {
        return new SeedSigner(seed.toBytes());
    }

    private boolean verify(PublicKey key, byte[] message, Signature signature) {
        Optional<PublicPoint> point = keys.find(key);
        if (point.isEmpty()) {
            return false;
        }
        byte[] bytes = signature.toBytes();
        return org.bouncycastle.math.ec.rfc8032.Ed25519.verify(bytes, 0, point.get(), message, 0, message.length)
                && isPrimeOrderPoint(bytes);
    }

    private static Optional<PublicPoint> decode(PublicKey key) {
        return Optional.ofNullable(
                org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFullExport(key.toBytes(), 0));
    }

    private static final class SeedSigner implements Signer {
        private final byte[] seed;
        private final byte[] encodedKey;
        private final PublicKey publicKey;

        SeedSigner(byte[] seed) {
            this.seed = seed;
            this.publicKey = publicKeyOf(seed);
            this.encodedKey = publicKey.toBytes();
        }

        @Override
        public PublicKey publicKey() {
            return publicKey;
        }

        @Override
        public Signature sign(byte[] message) {
            byte[] signature = new byte[Signature.LENGTH];
            org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
                    seed, 0, encodedKey, 0, message, 0, message.length, signature, 0);
            return Signature.of(signature);
        }

        @Override
        public String toString() {
            return "Signer[" + publicKey + "]";
        }
    }
}
