package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS, with certificates that the JDK's keytool makes. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path directory;

    @BeforeAll
    static void makeKeys() throws Exception {
        for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
            make(algorithm);
        }
    }

    private static void make(String algorithm) throws Exception {
        Path store = directory.resolve(algorithm + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                        "-alias", "http", "-keyalg", algorithm, "-dname", "CN=localhost", "-ext",
                        "san=dns:localhost,ip:127.0.0.1", "-validity", "30", "-storetype", "PKCS12", "-keystore",
                        store.toString(), "-storepass", new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(algorithm + ".log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = load(store);
        write(algorithm + ".crt", "CERTIFICATE", keys.getCertificate("http").getEncoded());
        write(algorithm + ".key", "PRIVATE KEY", keys.getKey("http", PASSWORD).getEncoded());
    }

    private static KeyStore load(Path file) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static void write(String file, String kind, byte[] der) throws Exception {
        String text = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(der);
        protect(Files.writeString(directory.resolve(file),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n"));
    }

    private static void protect(Path file) throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static Tls tls(String certificate, String key) throws HttpStartException {
        return Tls.read(directory.resolve(certificate), directory.resolve(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void theApiIsServedByHttps(String algorithm) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("node", load(directory.resolve(algorithm + ".p12")).getCertificate("http"));
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpSettings.Access access = new HttpSettings.Access(
                List.of(), List.of(), Optional.of(tls(algorithm + ".crt", algorithm + ".key")));
        try (TestNode node = new TestNode(access, HttpSettings.Limits.DEFAULT, HttpSettings.Rates.DEFAULT);
                HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            URI uri = URI.create("https://localhost:" + node.server.port() + "/v1/status");
            var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(new RawHttp(node.server.port()).send("GET", "/v1/status", "", "").status())
                    .as("plain HTTP on the port of HTTPS")
                    .isNotEqualTo(200);
        }
    }

    @Test
    void filesThatDoNotBelongTogetherAreRefused() {
        assertThatThrownBy(() -> tls("EC.crt", "RSA.key"))
                .isInstanceOf(HttpStartException.class)
                .hasMessageContaining("is not that of the key")
                .hasMessageContaining("made together");
    }

    @Test
    void whatIsNoCertificateOrKeyIsNamedWithTheRemedy() throws Exception {
        Files.writeString(directory.resolve("empty.pem"), "");
        protect(Files.writeString(directory.resolve("old.key"),
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n"));
        assertThatThrownBy(() -> tls("empty.pem", "EC.key"))
                .hasMessageContaining("http.tls-certificate").hasMessageContaining("BEGIN CERTIFICATE");
        assertThatThrownBy(() -> tls("EC.key", "EC.key")).hasMessageContaining("holds no certificate");
        assertThatThrownBy(() -> tls("EC.crt", "old.key")).hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
        assertThatThrownBy(() -> tls("none.pem", "EC.key"))
                .hasMessageContaining("none.pem cannot be read").hasMessageContaining("give the path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----"})
    void aKeyThatOthersMayReadIsRefusedWithTheCommandThatMendsIt(String permissions) throws Exception {
        Path open = Files.copy(directory.resolve("EC.key"), directory.resolve(permissions + ".key"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(permissions));
        assertThatThrownBy(() -> tls("EC.crt", open.getFileName().toString()))
                .isInstanceOf(HttpStartException.class)
                .hasMessage("others than its owner have access to http.tls-key " + open + " (" + permissions
                        + "); run: chmod 600 '" + open + "'");
        protect(open);
        assertThat(tls("EC.crt", open.getFileName().toString()).keys().size()).isEqualTo(1);
    }
}
