package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.model.BatchVerdict;
import org.mokkachain.types.value.Bytes;

class HttpServerTest {
    @Test
    void aPortThatIsTakenIsNamedWithTheRemedy() throws Exception {
        try (TestNode node = new TestNode();
                ServerSocket taken = new ServerSocket(0)) {
            HttpServer second = server(node, "127.0.0.1", node.server.port());
            assertThatThrownBy(second::start)
                    .isInstanceOf(HttpStartException.class)
                    .hasMessageContaining("HTTP port " + node.server.port())
                    .hasMessageContaining("set http.port");
            second.close();
            assertThat(taken.isBound()).isTrue();
        }
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() throws Exception {
        try (TestNode node = new TestNode()) {
            HttpServer elsewhere = server(node, "192.0.2.1", 0);
            assertThatThrownBy(elsewhere::start)
                    .isInstanceOf(HttpStartException.class)
                    .hasMessageContaining("192.0.2.1");
            elsewhere.close();
        }
    }

    @Test
    void aServerThatWasNeverStartedCanBeClosed() throws Exception {
        try (TestNode node = new TestNode()) {
            server(node, "127.0.0.1", 0).close();
            assertThat(node.server.port()).isPositive();
        }
    }

    @Test
    void whereItListensOnEveryAddressAnyAddressMayBeNamedButNoForeignName() throws Exception {
        try (TestNode node = new TestNode();
                HttpServer open = server(node, "0.0.0.0", 0)) {
            open.start();
            RawHttp http = new RawHttp(open.port());
            assertThat(status(http, "10.1.2.3:8080")).isEqualTo(200);
            assertThat(status(http, "[fe80::1]")).isEqualTo(200);
            assertThat(status(http, "evil.example")).isEqualTo(403);
        }
    }

    @Test
    void wrongSettingsNameTheSetting() {
        assertThatThrownBy(() -> HttpSettings.of("127.0.0.1", 70_000)).hasMessageContaining("http.port");
        assertThatThrownBy(() -> HttpSettings.of(" ", 80)).hasMessageContaining("http.host");
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new HttpSettings.Limits(1, 1, 1, 1, second, second, second))
                .hasMessageContaining("http.max-body");
    }

    @Test
    void manyTransactionsPassOneByOneAndInBatches() throws Exception {
        try (TestNode node = new TestNode();
                MokkaClient client = node.client()) {
            List<Bytes> ready = new ArrayList<>();
            for (int nonce = 0; nonce < 900; nonce++) {
                ready.add(node.transfer(nonce, 1).encoded());
            }
            for (Bytes bytes : ready.subList(0, 50)) {
                client.submit(bytes);
            }
            BatchVerdict verdict = client.submitBatch(ready.subList(50, 900));
            assertThat(verdict.accepted()).isEqualTo(850);
            assertThat(node.chain.info().transactions()).isEqualTo(900);
        }
    }

    private static int status(RawHttp http, String host) throws IOException {
        return http.sendRaw("GET /livez HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .status();
    }

    private static HttpServer server(TestNode node, String host, int port) {
        return new HttpServer(
                HttpSettings.of(host, port),
                node.chain.ports(node),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }
}
