package org.mokkachain.node.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.model.CompactionInfo;

/** Commands that ask a node over HTTPS, with certificates that the JDK's keytool makes. */
class OwnCertificateTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path directory;

    private KeyStore keys(String name) throws Exception {
        Path store = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                        "-alias", "http", "-keyalg", "EC", "-dname", "CN=node.example", "-validity", "30", "-storetype",
                        "PKCS12", "-keystore", store.toString(), "-storepass", new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        String text = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(
                keys.getCertificate("http").getEncoded());
        Files.writeString(directory.resolve(name + ".crt"),
                "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
        return keys;
    }

    private static HttpsServer serve(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/v1/admin/compact", exchange -> {
            byte[] answer = "{\"bytesBefore\":9,\"bytesAfter\":7}".getBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private CompactionInfo ask(HttpsServer server, String certificate) {
        URI api = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        return new RunningNode(api, Optional.of(directory.resolve(certificate)), "token", "no node answers at ", "Wait")
                .post("compact", Map.of(), CompactionInfo.class);
    }

    @Test
    void theNodeIsKnownByItsCertificateWhateverItsName() throws Exception {
        HttpsServer server = serve(keys("node"));
        try {
            assertThat(ask(server, "node.crt")).isEqualTo(new CompactionInfo(9, 7));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anotherCertificateIsNotTheNodes() throws Exception {
        keys("other");
        HttpsServer server = serve(keys("node"));
        try {
            assertThatThrownBy(() -> ask(server, "other.crt"))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("no node answers at https://127.0.0.1");
        } finally {
            server.stop(0);
        }
    }
}
