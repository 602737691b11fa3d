package org.mokkachain.types.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/**
 * Ed25519 in native code (AWS-LC). It evaluates the equation without cofactor and compares R byte for byte, so that
 * with a key of prime order only one R outside the rule is left: the identity. Keys are validated by BouncyCastle,
 * once each. A {@link java.security.Signature} is made per call: that costs a fraction of a microsecond, and needs no
 * pool that threads, virtual ones too, would have to share.
 */
final class CorrettoScheme implements SignatureScheme {
    private static final String ALGORITHM = "Ed25519";

    /** What stands before the key in its RFC 8410 encodings. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final byte[] IDENTITY = identity();

    private final Provider provider;
    private final KeyFactory keyFactory;
    private final String name;
    private final ValidatedKeys<java.security.PublicKey> keys =
            new ValidatedKeys<>(Ed25519.KEYS_PER_GENERATION, this::decode);

    private CorrettoScheme(Provider provider, KeyFactory keyFactory, String name) {
        this.provider = provider;
        this.keyFactory = keyFactory;
        this.name = name;
    }

    /** Loads the native library and signs once to see that it works; never throws. */
    static Loading<SignatureScheme> load() {
        return switch (Corretto.loading()) {
            case Loading.Loaded(Provider provider) -> tried(provider);
            case Loading.Unavailable(String reason) -> new Loading.Unavailable<>(reason);
        };
    }

    private static Loading<SignatureScheme> tried(Provider provider) {
        try {
            CorrettoScheme scheme =
                    new CorrettoScheme(provider, KeyFactory.getInstance(ALGORITHM, provider), provider.getInfo());
            return scheme.signsLikeBouncyCastle()
                    ? new Loading.Loaded<>(scheme)
                    : new Loading.Unavailable<>("the native library computes a wrong signature");
        } catch (GeneralSecurityException | LinkageError e) {
            return Loading.failed(e);
        }
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
        byte[] bytes = seed.toBytes();
        byte[] encoded = concat(PKCS8_PREFIX, bytes);
        try {
            return new NativeSigner(
                    provider, keyFactory.generatePrivate(new PKCS8EncodedKeySpec(encoded)), seed.publicKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the native provider refused a private key", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private boolean verify(PublicKey key, byte[] message, Signature signature) {
        Optional<java.security.PublicKey> decoded = keys.find(key);
        byte[] bytes = signature.toBytes();
        if (decoded.isEmpty() || startsWithIdentity(bytes)) {
            return false;
        }
        try {
            java.security.Signature engine = java.security.Signature.getInstance(ALGORITHM, provider);
            engine.initVerify(decoded.get());
            engine.update(message);
            return engine.verify(bytes);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the native provider refused a valid public key", e);
        }
    }

    private Optional<java.security.PublicKey> decode(PublicKey key) {
        byte[] bytes = key.toBytes();
        if (!BouncyCastleScheme.isPrimeOrderPoint(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(keyFactory.generatePublic(new X509EncodedKeySpec(concat(X509_PREFIX, bytes))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the native provider refused a valid public key", e);
        }
    }

    private boolean signsLikeBouncyCastle() {
        PrivateKey key = PrivateKey.of(new byte[PrivateKey.LENGTH]);
        byte[] message = {1, 2, 3};
        Signature expected = Ed25519.bouncyCastle().signer(key).sign(message);
        return signer(key).sign(message).equals(expected) && verify(key.publicKey(), message, expected);
    }

    private static boolean startsWithIdentity(byte[] signature) {
        return Arrays.equals(signature, 0, IDENTITY.length, IDENTITY, 0, IDENTITY.length);
    }

    private static byte[] identity() {
        byte[] encoded = new byte[PublicKey.LENGTH];
        encoded[0] = 1;
        return encoded;
    }

    private static byte[] concat(byte[] prefix, byte[] key) {
        byte[] joined = Arrays.copyOf(prefix, prefix.length + key.length);
        System.arraycopy(key, 0, joined, prefix.length, key.length);
        return joined;
    }

    private record NativeSigner(Provider provider, java.security.PrivateKey key, PublicKey publicKey)
            implements Signer {
        @Override
        public Signature sign(byte[] message) {
            try {
                java.security.Signature engine = java.security.Signature.getInstance(ALGORITHM, provider);
                engine.initSign(key);
                engine.update(message);
                return Signature.of(engine.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the native provider failed to sign", e);
            }
        }

        @Override
        public String toString() {
            return "Signer[" + publicKey + "]";
        }
    }
}
