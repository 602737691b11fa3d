package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.node.runtime.TestNetwork;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import tools.jackson.databind.JsonNode;

/**
 * What clients do wrong, by mistake or on purpose, and the answer each gets: from a real validator of a network that
 * goes on meanwhile. The end of {@code docs/api.md} is made of it: {@code -Ddocs.write=true} writes it anew.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadRequestsTest {
    private static final int STREAMS = 1_000;
    private static final long MAX_GROWTH = 64L << 20;
    private static final long MAX_PER_STREAM = 16 << 10;
    private static final Path DOCUMENT = Path.of("..", "docs", "api.md");
    private static final String START = "<!-- from here on made of the tests -->\n";

    @TempDir
    static Path directory;

    private static TestNetwork network;
    private static MokkaClient client;
    private static RawHttp http;
    private static Status before;
    private static long heapBefore;
    private static long nonce;

    @BeforeAll
    static void start() throws Exception {
        network = new TestNetwork(directory, CrashModel.BFT, 4);
        network.http(2_500, STREAMS);
        network.startAll();
        client = network.client(0);
        http = new RawHttp(client.node().getPort());
        transferAndAwait();
        before = client.status();
        heapBefore = heap();
    }

    @AfterAll
    static void stop() {
        client.close();
        network.close();
    }

    static Stream<BadRequest> requests() {
        String alice = new AddressFormat("tmok").format(TestNetwork.account("alice"));
        Path tokens = directory.resolve("validator-0");
        return Stream.of(BadPaths.all(alice), BadBodies.all(), BadHeads.all(), BadAdmin.all(tokens))
                .flatMap(List::stream);
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void aBadRequestIsRefusedWithItsCode(BadRequest request) throws IOException {
        RawHttp.Answer answer = request.attempt().on(http);
        assertThat(answer.status()).as(answer.text()).isEqualTo(request.status());
        if (!request.code().isEmpty()) {
            assertThat(answer.text())
                    .contains("application/problem+json")
                    .contains("\"code\":\"" + request.code() + "\"")
                    .contains("\"remedy\":\"")
                    .contains("\"status\":" + answer.status())
                    .doesNotContain("Jetty", "at org.mokkachain", "Exception");
        }
    }

    @Order(2)
    @Test
    void aThousandClientsOfTheEventStreamAreServedAndOneMoreIsNot() throws Exception {
        List<Socket> streams = new ArrayList<>();
        long directBefore = direct();
        try {
            for (int i = 0; i < STREAMS; i++) {
                Socket socket = new Socket("127.0.0.1", http.port());
                socket.setSoTimeout(60_000);
                socket.getOutputStream().write(("GET /v1/events?topics=blocks HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                streams.add(socket);
            }
            for (Socket socket : streams) {
                readUntil(socket, "retry: 1000");
            }
            assertThat(http.send("GET", "/v1/events", "", "").status()).isEqualTo(429);
            transferAndAwait();
            for (Socket socket : streams) {
                readUntil(socket, "event: blocks");
            }
            assertThat(direct() - directBefore).as("bytes outside of the heap").isLessThan(STREAMS * MAX_PER_STREAM);
        } finally {
            for (Socket socket : streams) {
                socket.close();
            }
        }
    }

    private static void readUntil(Socket socket, String wanted) throws IOException {
        StringBuilder seen = new StringBuilder();
        byte[] chunk = new byte[4_096];
        while (seen.indexOf(wanted) < 0) {
            int count = socket.getInputStream().read(chunk);
            assertThat(count).as("the stream goes on; so far: " + seen).isPositive();
            seen.append(new String(chunk, 0, count, StandardCharsets.UTF_8));
        }
    }

    @Order(3)
    @Test
    void connectionsThatSayNothingOrNeverEndKeepNobodyWaiting() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                Socket socket = new Socket("127.0.0.1", http.port());
                String begun = i % 2 == 0 ? "" : "POST /v1/transactions HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                idle.add(socket);
            }
            long started = System.nanoTime();
            assertThat(http.send("GET", "/v1/status", "", "").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
            transferAndAwait();
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Order(4)
    @Test
    void theChainWentOnAndMemoryIsAsBefore() throws Exception {
        transferAndAwait();
        Status after = client.status();
        assertThat(after.height()).isGreaterThan(before.height());
        assertThat(after.mempool()).isZero();
        assertThat(after.liveness().ok()).as(after.liveness().sentence()).isTrue();
        assertThat(client.account(new AddressFormat("tmok").format(TestNetwork.account("alice"))).nonce())
                .as("only what this test signed was executed")
                .isEqualTo(nonce);
        for (int i = 1; i < 4; i++) {
            try (MokkaClient other = network.client(i)) {
                assertThat(other.block(Long.toString(before.height())).hash()).isEqualTo(before.blockHash());
            }
        }
        assertThat(heap() - heapBefore).as("bytes of the heap that are kept").isLessThan(MAX_GROWTH);
    }

    @Order(5)
    @Test
    void everyCodeIsOneThatTheDescriptionNamesForItsRoute() throws IOException {
        String answer = http.send("GET", "/openapi.json", "", "").text();
        JsonNode paths = ApiJson.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4)
                        .getBytes(StandardCharsets.UTF_8))
                .path("paths");
        requests().forEach(request -> {
            for (Map.Entry<String, JsonNode> path : paths.properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    String route = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    if (request.target().matches(route.replaceAll("\\{[a-z]+}", "[^/]+"))) {
                        assertThat(codes(operation.getValue())).as(request.words()).contains(request.code());
                    }
                }
            }
        });
    }

    private static List<String> codes(JsonNode operation) {
        List<String> codes = new ArrayList<>();
        for (JsonNode response : operation.path("responses")) {
            response.findValues("enum").forEach(values -> values.forEach(code -> codes.add(code.stringValue())));
        }
        return codes;
    }

    @Order(6)
    @Test
    void theDocumentHasEveryRequest() throws IOException {
        Map<String, List<BadRequest>> chapters = requests().collect(Collectors.groupingBy(
                BadRequest::chapter, LinkedHashMap::new, Collectors.toList()));
        assertThat(requests()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(DOCUMENT)
                .content()
                .contains("[" + requests().count() + " bad requests](#bad-requests-and-their-answers)")
                .contains("\n" + requests().count() + " bad requests: ");
        String tables = chapters.entrySet().stream()
                .map(chapter -> "\n### " + chapter.getKey() + "\n\n| request | answer |\n|---|---|\n"
                        + chapter.getValue().stream().map(BadRequest::row).collect(Collectors.joining()))
                .collect(Collectors.joining());
        String text = Files.readString(DOCUMENT);
        String expected = text.substring(0, text.indexOf(START) + START.length()) + tables;
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
    }

    private static void transferAndAwait() throws Exception {
        Transfer tea = new Transfer(AssetId.NATIVE, TestNetwork.account("bob"), Amount.of(1), Bytes.EMPTY);
        TransactionBody body = new TransactionBody(network.genesis().hash(), TestNetwork.account("alice"), nonce,
                Amount.of(1_000), 1_000_000, List.of(tea));
        Transaction transfer =
                Transaction.sign(body, Ed25519.preferred().signer(DevelopmentKeys.of("alice")));
        client.submit(transfer.encoded());
        assertThat(client.awaitTransaction(transfer.id(), Duration.ofSeconds(60)).status())
                .isEqualTo(TransactionState.COMMITTED);
        nonce++;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
