package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.types.transaction.Transaction;

/** What clients keep, and what is compressed on the way. */
class CachingTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private TestNode node;
    private Transaction transfer;

    @BeforeEach
    void start() throws Exception {
        node = new TestNode();
        transfer = node.transfer(0, 1);
        try (var submitter = node.client()) {
            submitter.submit(transfer.encoded());
        }
        node.chain.commit();
    }

    @AfterEach
    void stop() {
        client.close();
        node.close();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.uri() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void whatIsFinalHasATagAndIsNotSentTwice() throws Exception {
        String hash = node.chain.header(1).orElseThrow().hash().hex();
        for (String path : List.of("/v1/blocks/1", "/v1/blocks/" + hash, "/v1/blocks/latest",
                "/v1/blocks/1/transactions",
                "/v1/transactions/" + transfer.id(), "/v1/transactions/" + transfer.id() + "/proof", "/v1/genesis",
                "/v1/genesis/canonical", "/openapi.json", "/docs", "/site/docs.js", "/", "/blocks/7",
                "/explorer/app.js", "/explorer/vendor/noble-hashes/sha2.js",
                "/explorer/lib/lit/directives/repeat.js")) {
            HttpResponse<byte[]> first = get(path);
            String tag = header(first, "ETag");
            assertThat(first.statusCode()).as(path).isEqualTo(200);
            assertThat(tag).as(path).isNotEmpty();
            for (String known : List.of(tag, "\"other\", " + tag, "*", tag.replace("W/", ""))) {
                HttpResponse<byte[]> second = get(path, "If-None-Match", known);
                assertThat(second.statusCode()).as(path + " " + known).isEqualTo(304);
                assertThat(second.body()).isEmpty();
                assertThat(header(second, "ETag").replace("W/", "")).isEqualTo(tag.replace("W/", ""));
            }
            assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).as(path).isEqualTo(200);
            assertThat(get(path, "If-None-Match", "\"" + "x".repeat(3_000)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void onlyWhatIsNamedByItsHashMayBeKeptUnasked() throws Exception {
        String hash = node.chain.header(1).orElseThrow().hash().hex();
        assertThat(header(get("/v1/blocks/" + hash), "Cache-Control")).contains("immutable").contains("max-age");
        assertThat(header(get("/v1/blocks/1"), "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(get("/v1/status"), "Cache-Control")).isEqualTo("no-store");
        assertThat(header(get("/v1/accounts/" + TestNode.ADDRESSES.format(node.aliceAddress)), "Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void whatCanStillChangeHasNoTag() throws Exception {
        Transaction waiting = node.transfer(1, 1);
        try (var submitter = node.client()) {
            submitter.submit(waiting.encoded());
        }
        HttpResponse<byte[]> pending = get("/v1/transactions/" + waiting.id(), "If-None-Match", "*");
        assertThat(pending.statusCode()).isEqualTo(200);
        assertThat(header(pending, "ETag")).isEmpty();
        node.chain.commit();
        assertThat(header(get("/v1/transactions/" + waiting.id()), "ETag")).isNotEmpty();
    }

    @Test
    void aTaggedAnswerStillWaitsForAQuorumIfAskedTo() throws Exception {
        node.chain.setBarrier(new ChainReader.Unreachable("no quorum"));
        assertThat(get("/v1/blocks/1?consistency=linearizable", "If-None-Match", "*").statusCode()).isEqualTo(503);
    }

    @Test
    void largeAnswersAreCompressedForWhoTakesThat() throws Exception {
        for (String path : List.of("/openapi.json", "/docs", "/site/docs.js", "/v1/genesis", "/metrics")) {
            HttpResponse<byte[]> plain = get(path);
            HttpResponse<byte[]> small = get(path, "Accept-Encoding", "br, gzip;q=0.8");
            assertThat(header(plain, "Content-Encoding")).as(path).isEmpty();
            assertThat(header(plain, "Vary")).as(path).contains("Accept-Encoding");
            assertThat(header(small, "Content-Encoding")).as(path).isEqualTo("gzip");
            assertThat(small.body().length).as(path).isLessThan(plain.body().length);
            byte[] again = new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes();
            if (!path.equals("/metrics")) {
                assertThat(again).as(path).isEqualTo(plain.body());
                assertThat(header(small, "ETag")).startsWith("W/");
            }
        }
    }

    @Test
    void smallAnswersAndProblemsGoOutAsTheyAre() throws Exception {
        for (String path : List.of("/livez", "/v1/nothing", "/v1/mempool")) {
            HttpResponse<byte[]> answer = get(path, "Accept-Encoding", "gzip");
            assertThat(header(answer, "Content-Encoding")).as(path).isEmpty();
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"gzip|true", "GZIP|true", "br, gzip;q=0.5|true", "x-gzip|true",
        "gzip;q=0|false", "gzip;q=0.000|false", "identity|false", "br|false", "*|false", "gzipped|false"})
    void theClientSaysWhetherItTakesGzip(String header, boolean takes) {
        assertThat(Compression.takesGzip(header)).isEqualTo(takes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"", "\"", "W/*", "**", "\"\\\"", "W/\"\"\"\""})
    void anOddTagIsNoTagOfOurs(String given) throws Exception {
        assertThat(get("/v1/blocks/1", "If-None-Match", given).statusCode()).isEqualTo(200);
    }
}
