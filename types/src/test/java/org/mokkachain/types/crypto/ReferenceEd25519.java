package org.mokkachain.types.crypto;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Ed25519 written down from RFC 8032 with big integers, slow and obvious: the acceptance rule by its definition, and
 * the arithmetic to craft hostile keys and signatures.
 */
final class ReferenceEd25519 {
    static final BigInteger P = TWO.pow(255).subtract(BigInteger.valueOf(19));
    static final BigInteger L = TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D =
            BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
    private static final BigInteger ROOT_OF_MINUS_ONE = TWO.modPow(P.subtract(ONE).shiftRight(2), P);

    static final Point IDENTITY = new Point(ZERO, ONE);
    static final Point BASE = decode(basePoint()).orElseThrow();

    private ReferenceEd25519() {}

    /** A point in affine coordinates. */
    record Point(BigInteger x, BigInteger y) {
        Point plus(Point other) {
            return ExtendedPoint.of(this).plus(ExtendedPoint.of(other)).affine();
        }

        Point times(BigInteger factor) {
            ExtendedPoint sum = ExtendedPoint.of(IDENTITY);
            for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
                sum = sum.plus(sum);
                if (factor.testBit(bit)) {
                    sum = sum.plus(ExtendedPoint.of(this));
                }
            }
            return sum.affine();
        }

        byte[] encode() {
            byte[] encoded = littleEndian(y);
            if (x.testBit(0)) {
                encoded[31] |= (byte) 0x80;
            }
            return encoded;
        }

        boolean hasPrimeOrder() {
            return !equals(IDENTITY) && times(L).equals(IDENTITY);
        }
    }

    /** Homogeneous coordinates, so that an addition (complete formula) needs no inversion. */
    private record ExtendedPoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
        static ExtendedPoint of(Point point) {
            return new ExtendedPoint(point.x(), point.y(), ONE, point.x().multiply(point.y()).mod(P));
        }

        ExtendedPoint plus(ExtendedPoint other) {
            BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
            BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
            BigInteger c = t.multiply(TWO).multiply(D).multiply(other.t).mod(P);
            BigInteger d = z.multiply(TWO).multiply(other.z).mod(P);
            BigInteger e = b.subtract(a);
            BigInteger f = d.subtract(c);
            BigInteger g = d.add(c);
            BigInteger h = b.add(a);
            return new ExtendedPoint(
                    e.multiply(f).mod(P), g.multiply(h).mod(P), f.multiply(g).mod(P), e.multiply(h).mod(P));
        }

        Point affine() {
            BigInteger inverse = z.modInverse(P);
            return new Point(x.multiply(inverse).mod(P), y.multiply(inverse).mod(P));
        }
    }

    /** The acceptance rule of the chain. */
    static boolean accepts(byte[] key, byte[] message, byte[] signature) {
        byte[] encodedR = Arrays.copyOf(signature, 32);
        BigInteger s = number(Arrays.copyOfRange(signature, 32, 64));
        Optional<Point> a = decode(key).filter(Point::hasPrimeOrder);
        Optional<Point> r = decode(encodedR).filter(Point::hasPrimeOrder);
        if (a.isEmpty() || r.isEmpty() || s.compareTo(L) >= 0) {
            return false;
        }
        Point right = r.get().plus(a.get().times(challenge(encodedR, key, message)));
        return BASE.times(s).equals(right);
    }

    /** k = SHA-512(R | A | M) mod L. */
    static BigInteger challenge(byte[] r, byte[] a, byte[] message) {
        try {
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            sha512.update(r);
            sha512.update(a);
            return number(sha512.digest(message)).mod(L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The point, if these 32 bytes are the canonical encoding of one. */
    static Optional<Point> decode(byte[] encoded) {
        byte[] bytes = encoded.clone();
        boolean odd = bytes[31] < 0;
        bytes[31] &= 0x7f;
        BigInteger y = number(bytes);
        if (y.compareTo(P) >= 0) {
            return Optional.empty();
        }
        BigInteger y2 = y.multiply(y);
        BigInteger x2 = y2.subtract(ONE).multiply(D.multiply(y2).add(ONE).modInverse(P)).mod(P);
        return root(x2).filter(x -> x.signum() != 0
                || !odd).map(x -> new Point(x.testBit(0) == odd ? x : P.subtract(x), y));
    }

    static byte[] littleEndian(BigInteger value) {
        byte[] encoded = new byte[32];
        byte[] bigEndian = value.toByteArray();
        for (int i = 0; i < bigEndian.length && i < 32; i++) {
            encoded[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return encoded;
    }

    static BigInteger number(byte[] littleEndian) {
        byte[] bigEndian = new byte[littleEndian.length];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = littleEndian[bigEndian.length - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }

    private static Optional<BigInteger> root(BigInteger square) {
        BigInteger candidate = square.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        for (BigInteger x : new BigInteger[] {candidate, candidate.multiply(ROOT_OF_MINUS_ONE).mod(P)}) {
            if (x.multiply(x).mod(P).equals(square)) {
                return Optional.of(x);
            }
        }
        return Optional.empty();
    }

    private static byte[] basePoint() {
        byte[] encoded = new byte[32];
        Arrays.fill(encoded, (byte) 0x66);
        encoded[0] = 0x58;
        return encoded;
    }
}
