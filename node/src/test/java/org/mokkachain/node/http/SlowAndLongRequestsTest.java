package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.types.value.Hash;

/** Requests that come in drops, and refusals that have to reach a client while it is still sending. */
class SlowAndLongRequestsTest {
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final int DROP_MS = 50;
    private static final int MOMENT_MS = 30_000;
    private static final String HOST = "Host: localhost\r\n";
    private static final String BINARY = "Content-Type: application/octet-stream\r\n";

    private static TestNode impatient() throws HttpStartException {
        Duration second = Duration.ofSeconds(1);
        return new TestNode(new HttpSettings.Limits(2 << 20, 10, 10, 1, second, PATIENCE, second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/status?", "GET /v1/status HTTP/1.1\r\nHost: localhost\r\nX-Slow: "})
    void aHeadThatComesInDropsIsAnsweredAfterItsTime(String begun) throws Exception {
        try (TestNode node = impatient();
                Socket socket = new Socket("127.0.0.1", node.server.port())) {
            String answer = drip(socket, begun);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"timeout\"", "\"remedy\":\"");
        }
    }

    @Test
    void theTimeOfAHeadBeginsWithItsFirstByteAlsoOnAConnectionThatIsUsedAgain() throws Exception {
        try (TestNode node = impatient();
                Socket socket = new Socket("127.0.0.1", node.server.port())) {
            long end = System.nanoTime() + PATIENCE.multipliedBy(3).toNanos();
            while (System.nanoTime() < end) {
                write(socket, "GET /livez HTTP/1.1\r\n");
                assertThat(answer(socket, DROP_MS)).as("half of a head").isEmpty();
                write(socket, HOST + "\r\n");
                assertThat(answer(socket, MOMENT_MS)).startsWith("HTTP/1.1 200");
            }
            assertThat(drip(socket, "GET /livez HTTP/1.1\r\nX-Slow: ")).startsWith("HTTP/1.1 408");
        }
    }

    /** One byte after another until the server has answered and closed. */
    private static String drip(Socket socket, String begun) throws IOException {
        StringBuilder seen = new StringBuilder();
        write(socket, begun);
        socket.setSoTimeout(DROP_MS);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            try {
                byte[] all = socket.getInputStream().readAllBytes();
                return seen.append(new String(all, StandardCharsets.UTF_8)).toString();
            } catch (SocketTimeoutException e) {
                write(socket, "x");
            }
        }
        return seen.toString();
    }

    /** What comes next; empty if nothing does in time. */
    private static String answer(Socket socket, int timeoutMs) throws IOException {
        socket.setSoTimeout(timeoutMs);
        byte[] chunk = new byte[8_192];
        try {
            int count = socket.getInputStream().read(chunk);
            return new String(chunk, 0, Math.max(0, count), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException e) {
            return "";
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** As most libraries do: everything is written first, and a failure of that is a failure of the request. */
    private static String sendAllThenRead(int port, String head, int bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent < bytes; sent += chunk.length) {
                out.write(chunk, 0, Math.min(chunk.length, bytes - sent));
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/transactions, 2097153, localhost, 413, too_large",
        "/v1/transactions, 12000000, localhost, 413, too_large",
        "/v1/transactions/batch, 12000000, localhost, 413, too_large",
        "/v1/transactions, 8000000, evil.example, 403, host_not_allowed",
        "/v1/status, 8000000, localhost, 405, method_not_allowed",
        "/v1/nothing, 8000000, localhost, 404, not_found",
    })
    void whoSendsEverythingFirstGetsTheRefusal(String path, int bytes, String host, int status, String code)
            throws Exception {
        try (TestNode node = new TestNode()) {
            String answer = sendAllThenRead(node.server.port(), "POST " + path + " HTTP/1.1\r\nHost: " + host
                    + "\r\nConnection: close\r\nContent-Length: " + bytes + "\r\n" + BINARY + "\r\n", bytes);
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("\"code\":\"" + code + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 200_000, 900_000})
    void whoSendsALongHeadGetsTheRefusal(int bytes) throws Exception {
        try (TestNode node = new TestNode()) {
            String answer =
                    sendAllThenRead(node.server.port(), "GET /v1/status HTTP/1.1\r\n" + HOST + "X-Long: ", bytes);
            assertThat(answer).startsWith("HTTP/1.1 431 ").contains("\"code\":\"headers_too_large\"");
        }
    }

    @Test
    void theClientOfTheJdkReadsThatItsBodyIsTooLarge() throws Exception {
        try (TestNode node = new TestNode();
                HttpClient client = HttpClient.newHttpClient()) {
            URI uri = node.uri().resolve("/v1/transactions");
            byte[] body = new byte[10 << 20];
            for (HttpRequest.BodyPublisher publisher : new HttpRequest.BodyPublisher[] {
                BodyPublishers.ofByteArray(body),
                BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)) // its length unknown: in chunks
            }) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/octet-stream")
                                .POST(publisher)
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body()).contains("\"code\":\"too_large\"");
            }
        }
    }

    @Test
    void aClientThatAsksBeforeItSendsIsToldWithoutHavingSentAnything() throws Exception {
        try (TestNode node = new TestNode()) {
            long started = System.nanoTime();
            String answer = sendAllThenRead(node.server.port(), "POST /v1/transactions HTTP/1.1\r\n" + HOST
                    + "Expect: 100-continue\r\nContent-Length: 3000000\r\n" + BINARY + "\r\n", 0);
            assertThat(answer).startsWith("HTTP/1.1 413 ");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void aClientThatSaysMoreThanItSendsIsNotWaitedForLong() throws Exception {
        try (TestNode node = new TestNode()) {
            long started = System.nanoTime();
            String answer = sendAllThenRead(node.server.port(), "POST /v1/status HTTP/1.1\r\n" + HOST
                    + "Content-Length: 3000000\r\n" + BINARY + "\r\n", 1_000);
            assertThat(answer).startsWith("HTTP/1.1 405 ");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void aRefusalThatTakesTheNodeLongReachesTheClientAndTheConnectionStays() throws Exception {
        try (TestNode node = new TestNode();
                Socket socket = new Socket("127.0.0.1", node.server.port())) {
            node.chain.think(PATIENCE);
            byte[] transaction = node.transfer(Hash.ZERO, 0, 1, 1_000).encoded().toBytes();
            for (int i = 0; i < 3; i++) {
                write(socket, "POST /v1/transactions HTTP/1.1\r\n" + HOST + BINARY
                        + "Content-Length: " + transaction.length + "\r\n\r\n");
                socket.getOutputStream().write(transaction);
                assertThat(answer(socket, MOMENT_MS)).as("request " + i)
                        .startsWith("HTTP/1.1 422 ").contains("\"code\":\"wrong_chain\"");
            }
        }
    }

    @Test
    void aRefusedRequestWithAShortBodyKeepsItsConnection() throws Exception {
        try (TestNode node = new TestNode();
                Socket socket = new Socket("127.0.0.1", node.server.port())) {
            socket.setSoTimeout(60_000);
            String request = "POST /v1/nothing HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\n\r\nhello";
            for (int i = 0; i < 3; i++) {
                write(socket, request);
                byte[] chunk = new byte[8_192];
                int count = socket.getInputStream().read(chunk);
                assertThat(new String(chunk, 0, Math.max(0, count), StandardCharsets.UTF_8))
                        .as("request " + i)
                        .startsWith("HTTP/1.1 404 ")
                        .doesNotContain("Connection: close");
            }
        }
    }
}
