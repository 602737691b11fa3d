package org.mokkachain.types.crypto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.mokkachain.types.crypto.ReferenceEd25519.Point;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/** Signatures made to split providers: seeded, so that a failure can be repeated. */
final class HostileSignatures {
    /** A key, a message and what claims to be its signature. */
    record Attempt(String kind, PublicKey key, Bytes message, Signature signature) {
        boolean accepted(SignatureScheme scheme) {
            return scheme.verifier().verify(key, message.toBytes(), signature);
        }

        boolean acceptedByTheRule() {
            return ReferenceEd25519.accepts(key.toBytes(), message.toBytes(), signature.toBytes());
        }
    }

    private final Random random;
    private final List<Point> torsion;
    private final List<Signer> signers = new ArrayList<>();

    HostileSignatures(long seed) {
        this.random = new Random(seed);
        this.torsion = torsion();
        for (int i = 0; i < 64; i++) {
            signers.add(Ed25519.bouncyCastle().signer(PrivateKey.of(bytes(32))));
        }
    }

    /** A good signature, or one with a part exchanged. */
    Attempt mutated() {
        Signer signer = signers.get(random.nextInt(signers.size()));
        byte[] message = bytes(random.nextInt(200));
        byte[] key = signer.publicKey().toBytes();
        byte[] signature = signer.sign(message).toBytes();
        int kind = random.nextInt(10);
        switch (kind) {
            case 0 -> flip(signature);
            case 1 -> flip(key);
            case 2 -> message = bytes(message.length + 1);
            case 3 -> addOrderToS(signature);
            case 4 -> System.arraycopy(smallOrderEncoding(), 0, signature, 0, 32);
            case 5 -> key = smallOrderEncoding();
            case 6 -> System.arraycopy(bytes(32), 0, signature, 32 * random.nextInt(2), 32);
            case 7 -> Arrays.fill(signature, 32, 64, (byte) 0);
            default -> {}
        }
        return attempt("mutation " + kind, key, message, signature);
    }

    /**
     * A signature whose equation holds at least when multiplied by the cofactor, of a key and with an R that each may
     * have a component of small order, and R may be the identity.
     */
    Attempt crafted() {
        Point keyTorsion = random.nextInt(2) == 0 ? ReferenceEd25519.IDENTITY : anyTorsion();
        Point nonceTorsion = random.nextInt(2) == 0 ? ReferenceEd25519.IDENTITY : anyTorsion();
        BigInteger secret = scalar();
        BigInteger nonce = random.nextInt(4) == 0 ? BigInteger.ZERO : scalar();
        byte[] key = ReferenceEd25519.BASE.times(secret).plus(keyTorsion).encode();
        byte[] r = ReferenceEd25519.BASE.times(nonce).plus(nonceTorsion).encode();
        byte[] message = bytes(32);
        BigInteger k = ReferenceEd25519.challenge(r, key, message);
        BigInteger s = nonce.add(k.multiply(secret)).mod(ReferenceEd25519.L);
        byte[] signature = Arrays.copyOf(r, 64);
        System.arraycopy(ReferenceEd25519.littleEndian(s), 0, signature, 32, 32);
        return attempt("torsion", key, message, signature);
    }

    private static Attempt attempt(String kind, byte[] key, byte[] message, byte[] signature) {
        return new Attempt(kind, PublicKey.of(key), Bytes.of(message), Signature.of(signature));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private BigInteger scalar() {
        return new BigInteger(252, random).add(BigInteger.ONE);
    }

    private Point anyTorsion() {
        return torsion.get(random.nextInt(torsion.size()));
    }

    private void flip(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }

    private static void addOrderToS(byte[] signature) {
        BigInteger s = ReferenceEd25519.number(Arrays.copyOfRange(signature, 32, 64));
        byte[] larger = ReferenceEd25519.littleEndian(s.add(ReferenceEd25519.L));
        System.arraycopy(larger, 0, signature, 32, 32);
    }

    /** Any of the fourteen, canonical or not. */
    private byte[] smallOrderEncoding() {
        Point point = anyTorsion();
        byte[] encoded = point.encode();
        boolean fits = point.y().bitLength() < 6;
        if (fits && random.nextBoolean()) {
            encoded = ReferenceEd25519.littleEndian(point.y().add(ReferenceEd25519.P));
        }
        if (random.nextBoolean()) {
            encoded[31] ^= (byte) 0x80;
        }
        return encoded;
    }

    private static List<Point> torsion() {
        for (int y = 2; ; y++) {
            byte[] encoded = new byte[32];
            encoded[0] = (byte) y;
            var generator = ReferenceEd25519.decode(encoded)
                    .map(point -> point.times(ReferenceEd25519.L))
                    .filter(point -> !point.times(BigInteger.valueOf(4)).equals(ReferenceEd25519.IDENTITY));
            if (generator.isPresent()) {
                List<Point> points = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    points.add(generator.get().times(BigInteger.valueOf(i)));
                }
                return points;
            }
        }
    }
}
