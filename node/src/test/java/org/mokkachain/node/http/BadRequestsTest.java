package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** What clients do wrong, by mistake or on purpose, and the answer each gets. */
class BadRequestsTest {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String BINARY = "Content-Type: application/octet-stream\r\n";
    private static final String ID = "00".repeat(32);
    private static TestNode node;
    private static RawHttp http;

    @BeforeAll
    static void start() throws HttpStartException {
        node = new TestNode();
        http = new RawHttp(node.server.port());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    static Stream<Arguments> requests() {
        return Stream.of(pathsAndBlocks(), transactionsAndAccounts(), heads(), bodies()).flatMap(s -> s);
    }

    private static Stream<Arguments> pathsAndBlocks() {
        return Stream.of(
                get("/v1/nothing", 404, "not_found"),
                get("/v1", 404, "not_found"),
                get("/V1/STATUS", 404, "not_found"),
                get("/favicon.ico", 404, "not_found"),
                get("/../../etc/passwd", 400, "bad_request"),
                get("/site/..%2f..%2fetc%2fpasswd", 404, "not_found"),
                get("/site/%2e%2e%2f%2e%2e/logback.xml", 404, "not_found"),
                get("/v1/blocks/-1", 400, "bad_request"),
                get("/v1/blocks/first", 400, "bad_request"),
                get("/v1/blocks/1.5", 400, "bad_request"),
                get("/v1/blocks/99999999999999999999", 400, "bad_request"),
                get("/v1/blocks/999999999999999999", 404, "not_found"),
                get("/v1/blocks/" + ID, 404, "not_found"),
                get("/v1/blocks/" + ID + "00", 400, "bad_request"),
                get("/v1/blocks/zz/transactions", 400, "bad_request"),
                get("/v1/blocks?limit=0", 400, "bad_request"),
                get("/v1/blocks?limit=101", 400, "bad_request"),
                get("/v1/blocks?limit=abc", 400, "bad_request"),
                get("/v1/blocks?limit=-5", 400, "bad_request"),
                get("/v1/blocks?limit=", 400, "bad_request"),
                get("/v1/blocks?before=x", 400, "bad_request"),
                get("/v1/blocks?cursor=%00", 400, "bad_request"),
                get("/v1/blocks/0/transactions?cursor=abc", 400, "bad_request"),
                get("/v1/status?consistency=eventual", 400, "bad_request"),
                get("/v1/events?topics=gossip", 400, "bad_request"),
                get("/v1/events?topics=", 400, "bad_request"),
                get("/v1/events?address=bob", 400, "bad_request"));
    }

    private static Stream<Arguments> transactionsAndAccounts() {
        String alice = TestNode.ADDRESSES.format(node.aliceAddress);
        return Stream.of(
                get("/v1/transactions", 405, "method_not_allowed"),
                get("/v1/transactions/batch", 400, "bad_request"),
                get("/v1/transactions/12", 400, "bad_request"),
                get("/v1/transactions/" + "zz".repeat(32), 400, "bad_request"),
                get("/v1/transactions/" + ID + "?wait=soon", 400, "bad_request"),
                get("/v1/transactions/" + ID + "?wait=-5s", 400, "bad_request"),
                get("/v1/transactions/" + ID + "?wait=99999999999999s", 400, "bad_request"),
                get("/v1/accounts/bob", 400, "bad_request"),
                get("/v1/accounts/" + alice.replace("tmok1", "mok1"), 400, "bad_request"),
                get("/v1/accounts/" + alice.substring(0, alice.length() - 1), 400, "bad_request"),
                get("/v1/accounts/" + alice.substring(0, 20) + alice.substring(20).toUpperCase(), 400, "bad_request"),
                get("/v1/accounts/" + alice + "/transactions?cursor=7", 400, "bad_request"),
                get("/v1/accounts/" + alice + "/transactions?cursor=1-99999999999", 400, "bad_request"));
    }

    private static Stream<Arguments> heads() {
        return Stream.of(
                request("DELETE", "/v1/status", "", "", 405, "method_not_allowed"),
                request("PUT", "/v1/transactions", JSON, "{}", 405, "method_not_allowed"),
                request("POST", "/v1/status", JSON, "{}", 405, "method_not_allowed"),
                request("GET", "/v1/status", "Accept: text/html\r\n", "", 406, "not_acceptable"),
                request("GET", "/v1/events", "Accept: application/json\r\n", "", 406, "not_acceptable"),
                request("GET", "/v1/status", "Origin: https://evil.example\r\n", "", 403, "host_not_allowed"),
                request("POST", "/v1/transactions", JSON + "Origin: null\r\n", "{}", 403, "host_not_allowed"),
                request("GET", "/v1/status", "X-Big: " + "x".repeat(20_000) + "\r\n", "", 431, "headers_too_large"),
                request("GET", "/v1/" + "x".repeat(20_000), "", "", 414, "uri_too_long"),
                post("", "{}", 415, "unsupported_media_type"),
                post("Content-Type: text/plain\r\n", "{}", 415, "unsupported_media_type"),
                post("Content-Type: application/x-www-form-urlencoded\r\n", "raw=00", 415, "unsupported_media_type"));
    }

    private static Stream<Arguments> bodies() {
        return Stream.of(
                post(JSON, "", 400, "malformed"),
                post(JSON, "{", 400, "malformed"),
                post(JSON, "[]", 400, "malformed"),
                post(JSON, "null", 400, "malformed"),
                post(JSON, "{}", 400, "malformed"),
                post(JSON, "{\"raw\":7}", 400, "malformed"),
                post(JSON, "{\"raw\":\"xyz\"}", 400, "malformed"),
                post(JSON, "{\"raw\":\"abc\"}", 400, "malformed"),
                post(JSON, "{\"raw\":\"00\",\"raw\":\"00\"}", 400, "malformed"),
                post(JSON, "{\"raw\":\"00\"}{}", 400, "malformed"),
                post(JSON, "[".repeat(100_000), 400, "malformed"),
                post(JSON, "{\"a\":".repeat(50_000), 400, "malformed"),
                post(BINARY, "", 400, "malformed"),
                post(BINARY, "garbage", 400, "malformed"),
                post(BINARY, "x".repeat(40_000), 413, "too_large"),
                post(BINARY, "x".repeat((2 << 20) + 1), 413, "too_large"),
                request("POST", "/v1/transactions/batch", BINARY, "\0\0\0\u0005x", 400, "malformed"),
                request("POST", "/v1/transactions/batch", BINARY, "\u007f\0\0\0", 413, "too_large"),
                request("POST", "/v1/transactions/batch", JSON, "{\"transactions\":{}}", 400, "malformed"),
                request("POST", "/v1/transactions/batch", JSON, "{\"transactions\":[1]}", 400, "malformed"));
    }

    private static Arguments get(String path, int status, String code) {
        return request("GET", path, "", "", status, code);
    }

    private static Arguments post(String headers, String body, int status, String code) {
        return request("POST", "/v1/transactions", headers, body, status, code);
    }

    private static Arguments request(
            String method, String path, String headers, String body, int status, String code) {
        return Arguments.of(method, path, headers, body, status, code);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @MethodSource("requests")
    void aBadRequestIsRefusedWithItsCode(
            String method, String path, String headers, String body, int status, String code) throws IOException {
        RawHttp.Answer answer = http.send(method, path, headers, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertProblem(answer, code);
        assertThat(node.chain.info().transactions()).isZero();
    }

    static Stream<Arguments> rawHeads() {
        return Stream.of(
                Arguments.of("GET /v1/status HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 403),
                Arguments.of("GET /v1/status HTTP/1.1\r\nHost: evil.example:8080\r\nConnection: close\r\n\r\n", 403),
                Arguments.of("GET / HTTP/1.1\r\nHost: localhost.evil.example\r\nConnection: close\r\n\r\n", 403),
                Arguments.of("GET /metrics HTTP/1.1\r\nHost: 10.1.2.3\r\nConnection: close\r\n\r\n", 403),
                Arguments.of("GET /v1/status HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
                Arguments.of("GET /v1/status HTTP/1.1\r\nHost: a\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400),
                Arguments.of("GET /v1/status HTTP/1.0\r\n\r\n", 403),
                Arguments.of("GET  HTTP/1.1\r\nHost: localhost\r\n\r\n", 505),
                Arguments.of("nonsense\r\n\r\n", 400),
                Arguments.of("GET /v1/status HTTP/9.9\r\nHost: localhost\r\n\r\n", 505),
                Arguments.of("POST /v1/transactions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + BINARY
                        + "Content-Length: -5\r\n\r\n", 400),
                Arguments.of("POST /v1/transactions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + BINARY
                        + "Content-Length: 99999999999\r\n\r\n", 413),
                Arguments.of("POST /v1/transactions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + BINARY
                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400));
    }

    @ParameterizedTest
    @MethodSource("rawHeads")
    void aBadHeadIsRefused(String request, int status) throws IOException {
        RawHttp.Answer answer = http.sendRaw(request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains("application/problem+json").doesNotContain("Jetty");
    }

    @Test
    void aChunkedBodyWithoutEndIsCutOffAtTheLimit() throws IOException {
        String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
        RawHttp.Answer answer = http.sendRaw("POST /v1/transactions HTTP/1.1\r\nHost: localhost\r\n" + BINARY
                + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(64));
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void theHostsOnTheListAreServed() throws IOException {
        for (String host : List.of("localhost", "127.0.0.1:8080", "[::1]:9", "LOCALHOST", "node.example")) {
            RawHttp.Answer answer =
                    http.sendRaw("GET /v1/status HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            assertThat(answer.status()).as(host).isEqualTo(200);
            assertThat(answer.text().toLowerCase()).doesNotContain("access-control-");
        }
    }

    @Test
    void transactionsThatBreakARuleAreRefusedWithItsCode() throws IOException {
        Transaction good = node.transfer(0, 1);
        byte[] zeros = new byte[Signature.LENGTH];
        Transaction forged = Transaction.of(
                good.body(), List.of(new TransactionSignature(node.alice.publicKey(), Signature.of(zeros))));
        assertRefused(forged, 422, "bad_signature");
        assertRefused(node.transfer(Hash.ZERO, 0, 1, 1_000), 422, "wrong_chain");
        assertRefused(node.transfer(5_000, 1), 422, "nonce_gap");
        assertRefused(node.transfer(0, 5_000_000_000L), 422, "insufficient_balance");
        assertThat(node.chain.info().transactions()).isZero();
    }

    private static void assertRefused(Transaction transaction, int status, String code) throws IOException {
        RawHttp.Answer answer =
                http.send("POST", "/v1/transactions", JSON, "{\"raw\":\"" + transaction.encoded().hex() + "\"}");
        assertThat(answer.status()).as(code).isEqualTo(status);
        assertProblem(answer, code);
        assertThat(answer.text()).contains("\"id\":\"" + transaction.id() + "\"");
    }

    private static void assertProblem(RawHttp.Answer answer, String code) {
        assertThat(answer.text())
                .contains("application/problem+json")
                .contains("\"code\":\"" + code + "\"")
                .contains("\"remedy\":\"")
                .contains("\"status\":" + answer.status());
    }
}
