package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.ConnectionException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.genesis.GenesisWriter;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.BatchVerdict;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.api.model.BlockSummary;
import org.mokkachain.api.model.CertificateInfo;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.Health;
import org.mokkachain.api.model.HistoryPage;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import tools.jackson.databind.JsonNode;

class HttpApiTest extends NodeWithClient {
    @Test
    void statusTellsChainHeadAndLiveness() throws IOException {
        assertThat(client.status()).isEqualTo(node.status());
        assertThat(client.consensus()).isEqualTo(node.consensus());
        assertThat(client.peers()).isEqualTo(node.peers());
        assertThat(client.validators()).isEqualTo(node.validators());
        assertThat(client.mempool()).isEqualTo(node.chain.info());
        assertThat(get("/v1/status").body()).contains("\"leader\":null").contains("\"sinceMs\":5");
    }

    @Test
    void theGenesisIsServedAsTheFileThatItCameFrom() throws Exception {
        assertThat(client.genesis()).isEqualTo(node.genesis);
        HttpResponse<String> answer = get("/v1/genesis");
        assertThat(answer.body()).isEqualTo(new String(GenesisWriter.write(node.genesis), StandardCharsets.UTF_8));
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isEqualTo('"' + node.genesis.hash().hex() + '"');

        RawHttp.Answer again = new RawHttp(node.server.port())
                .send("GET", "/v1/genesis", "If-None-Match: " + tag + "\r\n", "");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).endsWith("\r\n\r\n");
    }

    /** A browser that knows the hash computes it from these bytes. */
    @Test
    void theGenesisIsServedAsTheBytesThatItsHashIsOf() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(node.uri().resolve("/v1/genesis/canonical"))
                            .header("Accept", "application/octet-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
            assertThat(Sha256.hash("MOKKA/1/genesis", answer.body())).isEqualTo(node.genesis.hash());
        }
    }

    @Test
    void aTransferIsPendingThenFinalAndMovesTheBalance() throws IOException {
        Transaction transfer = node.transfer(0, 12_500_000);
        assertThat(client.submit(transfer.encoded()).id()).isEqualTo(transfer.id().hex());
        TransactionStatus pending = client.transaction(transfer.id());
        assertThat(pending.status()).isEqualTo(TransactionState.PENDING);
        assertThat(pending.waiting()).contains("waits for a block");

        String hash = node.chain.commit().hash().hex();

        TransactionStatus done = client.transaction(transfer.id());
        assertThat(done.status()).isEqualTo(TransactionState.COMMITTED);
        assertThat(done.height()).hasValue(1);
        assertThat(done.index()).hasValue(0);
        assertThat(done.blockHash()).contains(hash);
        assertThat(done.fee()).contains("1000");
        assertThat(done.transaction().orElseThrow().operations().getFirst().text())
                .isEqualTo("transfer 12.5 MOKKA to " + TestNode.ADDRESSES.format(node.bob));
        assertThat(done.transaction().orElseThrow().operations().getFirst().fields()).containsEntry("memoText", "tea");
        Account bob = client.account(TestNode.ADDRESSES.format(node.bob));
        assertThat(bob.balances()).containsExactly(new Account.Balance("native", "MOKKA", 6, "12500000", false));
    }

    @Test
    void whatWaitsIsListedPageByPageOldestFirstWithTheReason() throws Exception {
        List<Transaction> sent = List.of(node.transfer(0, 1), node.transfer(1, 2), node.transfer(2, 3));
        for (Transaction transaction : sent) {
            client.submit(transaction.encoded());
        }
        JsonNode first = ApiJson.readTree(
                get("/v1/mempool/transactions?limit=2").body().getBytes(StandardCharsets.UTF_8));
        assertThat(first.path("items").size()).isEqualTo(2);
        JsonNode item = first.path("items").path(0);
        assertThat(item.path("id").stringValue()).isEqualTo(sent.getFirst().id().hex());
        assertThat(item.path("reason").stringValue()).isEqualTo("waits_for_validators");
        assertThat(item.path("operations").intValue()).isEqualTo(1);
        assertThat(item.path("text").stringValue()).startsWith("transfer 0.000001 MOKKA to ");
        String next = first.path("next").stringValue();
        JsonNode second = ApiJson.readTree(
                get("/v1/mempool/transactions?limit=2&cursor=" + next).body().getBytes(StandardCharsets.UTF_8));
        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.path("items").path(0).path("nonce").intValue()).isEqualTo(2);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void theSameBytesAgainAreAcceptedPendingAndFinal() throws IOException {
        Bytes bytes = node.transfer(0, 1).encoded();
        client.submit(bytes);
        assertThat(client.submit(bytes).id()).hasSize(64);
        node.chain.commit();
        assertThat(client.submit(bytes).id()).hasSize(64);
        assertThat(client.account(TestNode.ADDRESSES.format(node.aliceAddress)).nonce()).isEqualTo(1);
    }

    @Test
    void aJsonBodyDoesTheSameAndAnswers202() throws Exception {
        Transaction transfer = node.transfer(0, 1);
        HttpResponse<String> answer = post("/v1/transactions", "{\"raw\":\"" + transfer.encoded().hex() + "\"}");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"id\":\"" + transfer.id() + "\"}");
        assertThat(answer.headers().firstValue("Location")).contains("/v1/transactions/" + transfer.id());
    }

    @Test
    void aRivalForANonceIsNamed() throws IOException {
        Transaction first = node.transfer(0, 1);
        client.submit(first.encoded());
        assertThatThrownBy(() -> client.submit(node.transfer(0, 2).encoded()))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ErrorCode.DUPLICATE.code());
                    assertThat(e.problem().status()).isEqualTo(409);
                    assertThat(e.problem().id()).contains(first.id().hex());
                    assertThat(e.problem().remedy()).isNotEmpty();
                });
    }

    @Test
    void aBatchGetsAVerdictForEach() throws IOException {
        List<Bytes> batch = List.of(
                node.transfer(0, 1).encoded(),
                Bytes.fromHex("00ff"),
                node.transfer(5_000, 1).encoded(),
                node.transfer(1, 1).encoded());
        BatchVerdict verdict = client.submitBatch(batch);
        assertThat(verdict.accepted()).isEqualTo(2);
        assertThat(verdict.results()).extracting(v -> v.code().orElse("accepted"))
                .containsExactly("accepted", "malformed", "nonce_gap", "accepted");
        assertThat(verdict.results().get(1).id()).isEmpty();
        assertThat(verdict.results().get(3).id()).contains(node.transfer(1, 1).id().hex());
    }

    @Test
    void aBatchMayBeJson() throws Exception {
        String hex = node.transfer(0, 1).encoded().hex();
        HttpResponse<String> answer = post("/v1/transactions/batch", "{\"transactions\":[\"" + hex + "\",\"00\"]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"accepted\":1").contains("\"refused\":1");
    }

    @Test
    void waitingAnswersAsSoonAsItIsFinal() throws IOException {
        Transaction transfer = node.transfer(0, 1);
        client.submit(transfer.encoded());
        CompletableFuture<TransactionStatus> waiting = CompletableFuture.supplyAsync(() -> await(transfer.id()));
        Awaitility.await().until(() -> node.chain.finality.waiting() == 1);
        node.chain.commit();
        assertThat(waiting.orTimeout(5, TimeUnit.SECONDS).join().status())
                .isEqualTo(TransactionState.COMMITTED);
        assertThat(node.chain.finality.waiting()).isZero();
    }

    @Test
    void waitingEndsWithWhatIsKnownThen() throws IOException {
        Transaction transfer = node.transfer(0, 1);
        client.submit(transfer.encoded());
        assertThat(client.awaitTransaction(transfer.id(), Duration.ofMillis(100)).status())
                .isEqualTo(TransactionState.PENDING);
        assertThat(client.awaitTransaction(Hash.ZERO, Duration.ofMillis(10)).status())
                .isEqualTo(TransactionState.UNKNOWN);
    }

    @Test
    void tooManyWaitersAreTurnedAway() throws IOException {
        Transaction transfer = node.transfer(0, 1);
        client.submit(transfer.encoded());
        List<CompletableFuture<TransactionStatus>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(CompletableFuture.supplyAsync(() -> await(transfer.id()), Thread::startVirtualThread));
        }
        Awaitility.await().until(() -> node.chain.finality.waiting() == 4);
        assertThatThrownBy(() -> client.awaitTransaction(transfer.id(), Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.problem().status()).isEqualTo(429));
        node.chain.commit();
        waiting.forEach(CompletableFuture::join);
    }

    @Test
    void blocksPageBackToTheGenesis() throws IOException {
        for (int i = 0; i < 7; i++) {
            node.chain.commit();
        }
        Set<Long> seen = new HashSet<>();
        Page<BlockSummary> page = client.blocks(3, OptionalLong.empty());
        assertThat(page.items().getFirst().height()).isEqualTo(7);
        page.items().forEach(block -> seen.add(block.height()));
        while (page.next().isPresent()) {
            page = client.blocks(3, OptionalLong.of(Long.parseLong(page.next().get())));
            page.items().forEach(block -> seen.add(block.height()));
        }
        assertThat(seen).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void aBlockIsFoundByHeightHashAndAsTheLatest() throws IOException {
        client.submit(node.transfer(0, 1).encoded());
        node.chain.commit();
        BlockDetail block = client.block("latest");
        assertThat(client.block("1")).isEqualTo(block);
        assertThat(client.block(block.hash())).isEqualTo(block);
        assertThat(block.proposer()).isEqualTo("validator-0");
        CertificateInfo certificate = block.certificate().orElseThrow();
        assertThat(certificate.signers()).containsExactly("validator-0");
        assertThat(certificate.validators()).containsExactlyElementsOf(
                node.genesis.validators().members().stream().map(Validator::name).toList());
        assertThat(certificate.quorum())
                .isEqualTo(Quorum.size(CrashModel.BFT, node.genesis.validators().size()));
        assertThat(client.block("0").certificate()).isEmpty();
        assertThat(client.blockTransactions("1", 10, Optional.empty()).items()).hasSize(1);
        assertThatThrownBy(() -> client.block("99")).hasMessageContaining("no final block 99");
    }

    @Test
    void historyIsNewestFirstAndPages() throws IOException {
        for (int i = 0; i < 5; i++) {
            client.submit(node.transfer(i, 1).encoded());
            if (i % 2 == 0) {
                node.chain.commit();
            }
        }
        node.chain.commit();
        String alice = TestNode.ADDRESSES.format(node.aliceAddress);
        List<Long> nonces = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            HistoryPage<TransactionStatus> page = client.accountTransactions(alice, 2, cursor);
            page.items().forEach(t -> nonces.add(t.transaction().orElseThrow().nonce()));
            cursor = page.next();
            assertThat(page.completeFrom()).isZero();
        } while (cursor.isPresent());
        assertThat(nonces).containsExactly(4L, 3L, 2L, 1L, 0L);
    }

    @Test
    void historiesOfAPrunedNodeSayFromWhereOnTheyAreComplete() throws IOException {
        client.submit(node.transfer(0, 1).encoded());
        node.chain.commit();
        node.chain.first = 1;
        String alice = TestNode.ADDRESSES.format(node.aliceAddress);
        assertThat(client.accountTransactions(alice, 20, Optional.empty()).completeFrom()).isOne();
        assertThat(client.assetTransactions("EUR", 20, Optional.empty()).completeFrom()).isOne();
        assertThat(client.dataHistory(alice, "b", 20, Optional.empty()).completeFrom()).isOne();
    }

    @Test
    void anAccountShowsTheNonceToSignNext() throws IOException {
        client.submit(node.transfer(0, 1).encoded());
        Account alice = client.account(TestNode.ADDRESSES.format(node.aliceAddress));
        assertThat(alice.nonce()).isZero();
        assertThat(alice.pendingNonce()).isEqualTo(1);
    }

    @Test
    void aLinearizableReadFailsWhereNoQuorumAnswers() throws IOException {
        assertThat(get("/v1/status?consistency=linearizable").statusCode()).isEqualTo(200);
        node.chain.setBarrier(new ChainReader.Unreachable("two validators are missing"));
        HttpResponse<String> answer = get("/v1/status?consistency=linearizable");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("two validators are missing");
        assertThat(get("/v1/status?consistency=local").statusCode()).isEqualTo(200);
    }

    @Test
    void healthSaysWhyNot() throws IOException {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        node.setReadiness(Health.notBecause("it is 40 blocks behind"));
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body()).contains("40 blocks behind");
    }

    @Test
    void metricsCountRequests() throws IOException {
        get("/v1/status");
        get("/v1/nothing");
        assertThat(get("/metrics").body())
                .contains("mokka_http_requests_seconds_count{route=\"/v1/status\",status=\"200\"} 1")
                .contains("status=\"404\"");
    }

    @Test
    void thePageBringsAllItsPartsAndAStrictPolicy() throws IOException {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("<style").doesNotContain("onclick").doesNotContain("https://");
        Matcher parts = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(page.body());
        int found = 0;
        while (parts.find()) {
            assertThat(get(parts.group(1)).statusCode()).as(parts.group(1)).isEqualTo(200);
            found++;
        }
        assertThat(found).isGreaterThan(4);
    }

    @Test
    void aNodeThatIsNotThereIsAConnectionError() {
        int port = node.server.port();
        node.close();
        try (MokkaClient lost = new MokkaClient(URI.create("http://127.0.0.1:" + port))) {
            assertThatThrownBy(lost::status)
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("cannot reach a node at http://127.0.0.1:" + port);
        }
    }

    private TransactionStatus await(Hash id) {
        try {
            return client.awaitTransaction(id, Duration.ofSeconds(20));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(node.uri().resolve(path)).build());
    }

    private HttpResponse<String> post(String path, String json) throws IOException {
        return send(HttpRequest.newBuilder(node.uri().resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
