package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.transaction.Transaction;

class ClientLimitsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String JSON = "Content-Type: application/json\r\n";

    private static HttpSettings.Rates rates(int requests, int submits, int streams, int connections) {
        return new HttpSettings.Rates(requests, submits, streams, connections, true);
    }

    private static TestNode node(HttpSettings.Rates rates) throws HttpStartException {
        return new TestNode(HttpSettings.Access.DEFAULT, HttpSettings.Limits.DEFAULT, rates);
    }

    @Test
    void aBucketRefillsSteadilyAndOnlyToItsCapacity() {
        TokenBucket bucket = new TokenBucket(10, 20, 0);
        for (int i = 0; i < 20; i++) {
            assertThat(bucket.take(1, 0)).isZero();
        }
        assertThat(bucket.take(1, 0)).isEqualTo(SECOND / 10);
        assertThat(bucket.take(1, SECOND / 10)).isZero();
        assertThat(bucket.take(1, 1_000 * SECOND)).isZero();
        for (int i = 1; i < 20; i++) {
            assertThat(bucket.take(1, 1_000 * SECOND)).isZero();
        }
        assertThat(bucket.take(1, 1_000 * SECOND)).isPositive();
    }

    @Test
    void oneLargeBatchPassesAndIsPaidForAfterwards() {
        TokenBucket bucket = new TokenBucket(10, 20, 0);
        assertThat(bucket.take(5_000, 0)).isZero();
        assertThat(bucket.take(1, 0)).isBetween(498 * SECOND, 499 * SECOND);
        assertThat(bucket.take(1, 499 * SECOND)).isZero();
    }

    @Test
    void aClockThatStandsStillOrGoesBackGivesNothing() {
        AtomicLong clock = new AtomicLong(5);
        TokenBucket bucket = new TokenBucket(1, 1, clock.get());
        assertThat(bucket.take(1, 5)).isZero();
        assertThat(bucket.take(1, 4)).isPositive();
        assertThat(bucket.take(1, 5)).isPositive();
    }

    @Test
    void addressesOfOneIpv6NetworkAreOneClient() {
        assertThat(ClientAddress.parse("[2001:db8:1:2::7]").network())
                .isEqualTo(ClientAddress.parse("2001:db8:1:2:ffff::1").network())
                .isNotEqualTo(ClientAddress.parse("2001:db8:1:3::7").network());
        assertThat(ClientAddress.parse("10.1.2.3").network()).isEqualTo("10.1.2.3");
        assertThat(ClientAddress.parse("127.9.9.9").isLoopback()).isTrue();
        assertThat(ClientAddress.parse("[0:0:0:0:0:0:0:1]").isLoopback()).isTrue();
        assertThat(ClientAddress.parse("evil.example").isLoopback()).isFalse();
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgainAndProbesStillPass() throws Exception {
        try (TestNode node = node(rates(1, 0, 0, 0))) {
            RawHttp http = new RawHttp(node.server.port());
            List<RawHttp.Answer> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(http.send("GET", "/v1/status", "", ""));
            }
            assertThat(answers.subList(0, 2)).allMatch(answer -> answer.status() == 200);
            assertThat(answers).filteredOn(answer -> answer.status() == 429).isNotEmpty().allSatisfy(refused ->
                    assertThat(refused.text()).contains("\"code\":\"too_many_requests\"").contains("Retry-After: 1"));
            assertThat(http.send("GET", "/livez", "", "").status()).isEqualTo(200);
            assertThat(http.send("GET", "/readyz", "", "").status()).isEqualTo(200);
        }
    }

    @Test
    void tenFilesOfThePagesCountAsOneRequest() throws Exception {
        try (TestNode node = node(rates(8, 0, 0, 0))) {
            RawHttp http = new RawHttp(node.server.port());
            for (int i = 0; i < 150; i++) {
                assertThat(http.send("GET", "/explorer/first.js", "", "").status()).isEqualTo(200);
            }
        }
        try (TestNode node = node(rates(1, 0, 0, 0))) {
            RawHttp http = new RawHttp(node.server.port());
            List<Integer> answers = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                answers.add(http.send("GET", "/site/style.css", "", "").status());
            }
            assertThat(answers).contains(429);
        }
    }

    @Test
    void clientsOfThisMachineAreNotLimitedUnlessConfigured() throws Exception {
        HttpSettings.Rates tight = new HttpSettings.Rates(1, 1, 1, 1, false);
        try (TestNode node = node(tight)) {
            RawHttp http = new RawHttp(node.server.port());
            for (int i = 0; i < 20; i++) {
                assertThat(http.send("GET", "/v1/status", "", "").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aBatchCountsAsItsTransactions() throws Exception {
        try (TestNode node = node(rates(0, 5, 0, 0))) {
            RawHttp http = new RawHttp(node.server.port());
            List<String> batch = new ArrayList<>();
            for (int nonce = 0; nonce < 100; nonce++) {
                Transaction transfer = node.transfer(nonce, 1);
                batch.add("\"" + transfer.encoded().hex() + "\"");
            }
            String body = "{\"transactions\":[" + String.join(",", batch) + "]}";
            assertThat(http.send("POST", "/v1/transactions/batch", JSON, body).status()).isEqualTo(200);
            RawHttp.Answer second = http.send("POST", "/v1/transactions/batch", JSON, body);
            assertThat(second.status()).isEqualTo(429);
            assertThat(second.text()).containsPattern("Retry-After: 1[0-9]\r\n");
            assertThat(http.send("GET", "/v1/status", "", "").status()).isEqualTo(200);
        }
    }

    @Test
    void streamsOfOneClientAreLimitedAndPlacesComeBack() throws Exception {
        HttpSettings.Limits quick = new HttpSettings.Limits(2 << 20, 10, 100, 100,
                Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(50));
        try (TestNode node = new TestNode(HttpSettings.Access.DEFAULT, quick, rates(0, 0, 2, 0))) {
            RawHttp http = new RawHttp(node.server.port());
            try (Socket first = stream(node); Socket second = stream(node)) {
                Awaitility.await().until(() -> node.server.openStreams() == 2);
                assertThat(http.send("GET", "/v1/events", "", "").status()).isEqualTo(429);
                assertThat(first.isClosed() || second.isClosed()).isFalse();
            }
            Awaitility.await().until(() -> node.server.openStreams() == 0);
            try (Socket third = stream(node)) {
                Awaitility.await().until(() -> node.server.openStreams() == 1);
                assertThat(third.isClosed()).isFalse();
            }
        }
    }

    @Test
    void oneClientCannotHoldAllConnections() throws Exception {
        try (TestNode node = node(rates(0, 0, 0, 3))) {
            List<Socket> held = new ArrayList<>();
            try {
                for (int i = 0; i < 8; i++) {
                    Socket socket = new Socket("127.0.0.1", node.server.port());
                    socket.setSoTimeout(200);
                    held.add(socket);
                }
                // Which of them were first is for the server to say.
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> closed(held) == 5);
            } finally {
                for (Socket socket : held) {
                    socket.close();
                }
            }
            Awaitility.await().ignoreExceptions().until(() -> new RawHttp(node.server.port())
                    .send("GET", "/livez", "", "").status() == 200);
        }
    }

    private static long closed(List<Socket> sockets) throws IOException {
        long closed = 0;
        for (Socket socket : sockets) {
            try {
                closed += socket.getInputStream().read() < 0 ? 1 : 0;
            } catch (SocketTimeoutException e) {
                continue; // it is open
            }
        }
        return closed;
    }

    @Test
    void theTableOfClientsIsBounded() {
        HttpSettings.Rates rates = rates(1, 0, 0, 0);
        assertThat(rates.exempts(ClientAddress.parse("127.0.0.1"))).isFalse();
        ClientLimits.Table table = new ClientLimits.Table();
        for (int i = 0; i < 3 * ClientLimits.REMEMBERED; i++) {
            table.put("client " + i, new TokenBucket(1, 1, 0));
        }
        assertThat(table).hasSize(ClientLimits.REMEMBERED).containsKey("client " + (3 * ClientLimits.REMEMBERED - 1));
    }

    @Test
    void whatIsRefusedIsCounted() throws Exception {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ClientLimits limits = new ClientLimits(rates(1, 1, 1, 1), () -> 0, registry);
        assertThat(limits).isNotNull();
        assertThat(registry.scrape()).contains("mokka_http_limited_total{limit=\"requests\"}")
                .contains("mokka_http_limited_total{limit=\"submits\"}")
                .contains("mokka_http_limited_total{limit=\"streams\"}");
    }

    private static Socket stream(TestNode node) throws Exception {
        Socket socket = new Socket("127.0.0.1", node.server.port());
        socket.getOutputStream()
                .write("GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
