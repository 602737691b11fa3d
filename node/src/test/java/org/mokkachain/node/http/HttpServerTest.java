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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
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
    void aBodyThatNeverComesIsNotWaitedForLong() throws Exception {
        Duration second = Duration.ofSeconds(1);
        HttpSettings.Limits impatient =
                new HttpSettings.Limits(2 << 20, 10, 10, 1, second, Duration.ofMillis(300), second);
        try (TestNode node = new TestNode(impatient)) {
            RawHttp.Answer answer = new RawHttp(node.server.port())
                    .sendRaw("POST /v1/transactions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
                            + "Content-Type: application/octet-stream\r\n\r\nabc");
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.text()).contains("\"code\":\"timeout\"");
        }
    }

    @Test
    void closingEndsWaitsAtOnceWithAnAnswer() throws Exception {
        try (TestNode node = new TestNode()) {
            RawHttp http = new RawHttp(node.server.port());
            CompletableFuture<RawHttp.Answer> waiting = new CompletableFuture<>();
            Thread client = Thread.startVirtualThread(() -> {
                try {
                    waiting.complete(http.send("GET", "/v1/transactions/" + "00".repeat(32) + "?wait=30s", "", ""));
                } catch (IOException e) {
                    waiting.completeExceptionally(e);
                }
            });
            Awaitility.await().until(() -> node.chain.finality.waiting() == 1);
            node.close();
            assertThat(waiting.get(5, TimeUnit.SECONDS).status()).isEqualTo(503);
            client.join();
        }
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
