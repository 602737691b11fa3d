package org.mokkachain.node.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mokkachain.types.file.SecretAccess;

/** Certificate and key with which HTTPS is served. Immutable. */
public final class Tls {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
    private static final int MAX_BYTES = 1 << 20;

    private final KeyStore keys;

    private Tls(KeyStore keys) {
        this.keys = keys;
    }

    /**
     * Reads PEM files.
     *
     * @param certificate the certificate, then those of its issuers
     * @param key PKCS #8, not encrypted
     * @throws HttpStartException that names the file, what is wrong with it and the remedy
     */
    public static Tls read(Path certificate, Path key) throws HttpStartException {
        List<Certificate> chain = certificates(certificate);
        PrivateKey secret = key(key);
        requireMatch(chain.getFirst(), certificate, secret, key);
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("http", secret, new char[0], chain.toArray(Certificate[]::new));
            return new Tls(keys);
        } catch (GeneralSecurityException | IOException e) {
            throw new HttpStartException("http.tls-certificate " + certificate + " and http.tls-key " + key
                    + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The key without a password. */
    KeyStore keys() {
        return keys;
    }

    private static List<Certificate> certificates(Path file) throws HttpStartException {
        try {
            byte[] pem = read(file, "http.tls-certificate");
            List<Certificate> chain = new ArrayList<>(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)));
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (GeneralSecurityException e) {
            throw new HttpStartException(noCertificate(file), e);
        }
        throw new HttpStartException(noCertificate(file));
    }

    private static String noCertificate(Path file) {
        return "http.tls-certificate " + file + " holds no certificate; it must be PEM, with BEGIN CERTIFICATE lines,"
                + " the node's own first";
    }

    private static PrivateKey key(Path file) throws HttpStartException {
        Optional<String> permissions = SecretAccess.tooWide(file);
        if (permissions.isPresent()) {
            throw new HttpStartException("others than its owner have access to http.tls-key " + file + " ("
                    + permissions.get() + "); run: chmod 600 '" + file + "'");
        }
        String pem = new String(read(file, "http.tls-key"), StandardCharsets.US_ASCII);
        Matcher matcher = KEY.matcher(pem);
        if (matcher.find()) {
            byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
            for (String algorithm : ALGORITHMS) {
                Optional<PrivateKey> key = key(algorithm, encoded, file);
                if (key.isPresent()) {
                    return key.get();
                }
            }
        }
        throw new HttpStartException("http.tls-key " + file + " holds no key in PKCS #8 without a password; make it"
                + " one with: openssl pkcs8 -topk8 -nocrypt -in " + file + " -out new.pem");
    }

    /** Empty if it is a key of another algorithm. */
    private static Optional<PrivateKey> key(String algorithm, byte[] encoded, Path file) throws HttpStartException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new HttpStartException("http.tls-key " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void requireMatch(Certificate certificate, Path certificateFile, PrivateKey key, Path keyFile)
            throws HttpStartException {
        byte[] probe = "mokka".getBytes(StandardCharsets.US_ASCII);
        String scheme = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        try {
            Signature signer = Signature.getInstance(scheme);
            signer.initSign(key);
            signer.update(probe);
            byte[] signature = signer.sign();
            signer.initVerify(certificate.getPublicKey());
            signer.update(probe);
            if (signer.verify(signature)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new HttpStartException(noMatch(certificateFile, keyFile), e);
        }
        throw new HttpStartException(noMatch(certificateFile, keyFile));
    }

    private static String noMatch(Path certificate, Path key) {
        return "the certificate in http.tls-certificate " + certificate + " is not that of the key in http.tls-key "
                + key + "; give the two files that were made together";
    }

    private static byte[] read(Path file, String setting) throws HttpStartException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new HttpStartException(setting + " " + file + " is too long for a PEM file");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new HttpStartException(
                    setting + " " + file + " cannot be read; give the path of a PEM file that the node may read", e);
        }
    }
}
