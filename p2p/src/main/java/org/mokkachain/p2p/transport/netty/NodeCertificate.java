package org.mokkachain.p2p.transport.netty;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.value.PublicKey;

/**
 * The certificate a node shows in TLS: its Ed25519 key (RFC 8410) in the smallest X.509 v3 form, signed by itself,
 * valid from 1970 to 9999. It says nothing beyond the key, and nobody looks at anything else in it. Immutable.
 */
final class NodeCertificate {
    private static final byte[] ED25519_OID = {0x2b, 0x65, 0x70};
    private static final byte[] COMMON_NAME_OID = {0x55, 0x04, 0x03};
    private static final byte[] KEY_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int VERSION_TAG = 0xa0;

    private final java.security.PrivateKey privateKey;
    private final X509Certificate certificate;

    private NodeCertificate(java.security.PrivateKey privateKey, X509Certificate certificate) {
        this.privateKey = privateKey;
        this.certificate = certificate;
    }

    /** Makes the certificate of the node with {@code key}. */
    static NodeCertificate of(PrivateKey key) {
        byte[] seed = key.toBytes();
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            var secret = keys.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            byte[] encoded = encode(secret, key.publicKey());
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded));
            return new NodeCertificate(secret, certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks Ed25519", e);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    java.security.PrivateKey privateKey() {
        return privateKey;
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** The Ed25519 key in {@code certificate}; refused if there is another kind of key in it. */
    static PublicKey keyIn(X509Certificate certificate) throws CertificateException {
        byte[] encoded = certificate.getPublicKey().getEncoded();
        int prefix = KEY_PREFIX.length;
        if (encoded.length != prefix + PublicKey.LENGTH || !Arrays.equals(encoded, 0, prefix, KEY_PREFIX, 0, prefix)) {
            throw new CertificateException("the certificate has no Ed25519 key");
        }
        return PublicKey.of(Arrays.copyOfRange(encoded, prefix, encoded.length));
    }

    private static byte[] encode(java.security.PrivateKey secret, PublicKey key) throws GeneralSecurityException {
        byte[] algorithm = der(SEQUENCE, der(OBJECT_IDENTIFIER, ED25519_OID));
        byte[] name = der(SEQUENCE, der(SET, der(SEQUENCE,
                der(OBJECT_IDENTIFIER, COMMON_NAME_OID), der(UTF8_STRING, ascii("mokka node")))));
        byte[] validity = der(SEQUENCE,
                der(GENERALIZED_TIME, ascii("19700101000000Z")), der(GENERALIZED_TIME, ascii("99991231235959Z")));
        byte[] version = der(VERSION_TAG, der(INTEGER, new byte[] {2}));
        byte[] serial = der(INTEGER, new byte[] {1});
        byte[] subjectKey = join(KEY_PREFIX, key.toBytes());
        byte[] body = der(SEQUENCE, version, serial, algorithm, name, validity, name, subjectKey);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(secret);
        signature.update(body);
        return der(SEQUENCE, body, algorithm, der(BIT_STRING, new byte[] {0}, signature.sign()));
    }

    private static byte[] der(int tag, byte[]... parts) {
        byte[] content = join(parts);
        var out = new ByteArrayOutputStream(content.length + 4);
        out.write(tag);
        // DER wants the shortest form of a length; nothing here is longer than 65,535 bytes.
        if (content.length >= 0x100) {
            out.write(0x82);
            out.write(content.length >>> 8);
        } else if (content.length >= 0x80) {
            out.write(0x81);
        }
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
