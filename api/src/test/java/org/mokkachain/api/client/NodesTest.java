package org.mokkachain.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mokkachain.api.fixture.ScriptedNode;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.AssetInfo;
import org.mokkachain.api.model.Code;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.Problem;
import org.mokkachain.api.model.SubmitResult;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** Several nodes behind one client, refusals as types, lists as streams. */
@Timeout(60)
class NodesTest {
    private static final String CHAIN = "11".repeat(32);
    private static final Account ACCOUNT =
            new Account("tmok1x", 3, 4, List.of(), Account.Authority.SINGLE_KEY, "none", true);

    private ScriptedNode first;
    private ScriptedNode second;
    private MokkaClient client;

    @BeforeEach
    void start() throws IOException {
        first = new ScriptedNode(CHAIN);
        second = new ScriptedNode(CHAIN);
        client = new MokkaClient(List.of(first.uri(), second.uri()));
        first.on("/v1/accounts/tmok1x", ScriptedNode.json(ACCOUNT));
        second.on("/v1/accounts/tmok1x", ScriptedNode.json(ACCOUNT));
    }

    @AfterEach
    void stop() {
        client.close();
        first.close();
        second.close();
    }

    @Test
    void theNextNodeIsAskedWhereOneDoesNotAnswerAndStaysInUse() throws Exception {
        assertThat(client.account("tmok1x")).isEqualTo(ACCOUNT);
        first.close();
        assertThat(client.account("tmok1x")).isEqualTo(ACCOUNT);
        assertThat(client.node()).isEqualTo(second.uri());
        int before = second.asked.size();
        client.account("tmok1x");
        assertThat(second.asked).hasSize(before + 1);
    }

    @Test
    void aNodeOfAnotherNetworkCountsAsNotThere() throws Exception {
        try (ScriptedNode foreign = new ScriptedNode("22".repeat(32));
                MokkaClient two = new MokkaClient(Hash.fromHex(CHAIN), List.of(foreign.uri(), first.uri()));
                MokkaClient only = new MokkaClient(Hash.fromHex(CHAIN), List.of(foreign.uri()))) {
            foreign.on("/v1/accounts/tmok1x", ScriptedNode.json(ACCOUNT));
            assertThat(two.account("tmok1x")).isEqualTo(ACCOUNT);
            assertThat(two.node()).isEqualTo(first.uri());
            assertThat(foreign.asked).containsExactly("/v1/status");
            assertThatThrownBy(() -> only.account("tmok1x"))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("another network, test");
        }
    }

    @Test
    void whatOneNodeRefusesTheOthersAreNotAskedUnlessItAsksToComeAgain() throws Exception {
        first.on("/v1/accounts/tmok1x", ScriptedNode.problem(ErrorCode.BAD_REQUEST.problem("no")));
        assertThatThrownBy(() -> client.account("tmok1x")).isInstanceOf(ApiException.class);
        assertThat(second.asked).isEmpty();
        first.on("/v1/accounts/tmok1x", ScriptedNode.problem(ErrorCode.UNAVAILABLE.problem("starting")));
        assertThat(client.account("tmok1x")).isEqualTo(ACCOUNT);
    }

    @Test
    void aRefusalSaysWhetherANodeBeforeMayHaveTakenIt() throws Exception {
        Problem used = ErrorCode.NONCE_TOO_LOW.problem("nonce 3, expected 4");
        second.on("/v1/transactions", ScriptedNode.problem(used));
        first.on("/v1/transactions", ScriptedNode.problem(ErrorCode.MEMPOOL_FULL.problem("full")));
        assertThat(refusal().mayHaveArrived()).isFalse();

        try (MokkaClient other = new MokkaClient(List.of(first.uri(), second.uri()))) {
            first.on("/v1/transactions", ScriptedNode.silence());
            ApiException refusal =
                    catchThrowableOfType(ApiException.class, () -> other.submit(Bytes.of((byte) 1)));
            assertThat(refusal.code()).isEqualTo(ErrorCode.NONCE_TOO_LOW);
            assertThat(refusal.mayHaveArrived()).isTrue();
        }
    }

    private ApiException refusal() {
        return catchThrowableOfType(ApiException.class, () -> client.submit(Bytes.of((byte) 1)));
    }

    @Test
    void whereNoNodeAnswersTheFirstIsNamedAndTheOthersAreKept() {
        first.close();
        second.close();
        ConnectionException lost =
                catchThrowableOfType(ConnectionException.class, () -> client.account("tmok1x"));
        assertThat(lost.node()).isEqualTo(first.uri());
        assertThat(lost.getSuppressed()).singleElement().isInstanceOf(ConnectionException.class);
    }

    @Test
    void aCodeOfANewerNodeIsACodeLikeOthers() throws Exception {
        first.on("/v1/accounts/tmok1x", ScriptedNode.problem(new Problem(
                "about:blank", "New", 418, "something new", "brewing_tea", "Wait.", Optional.empty())));
        ApiException refusal;
        try (MokkaClient one = new MokkaClient(first.uri())) {
            refusal = catchThrowableOfType(ApiException.class, () -> one.account("tmok1x"));
        }
        String told =
                switch (refusal.code()) {
                    case ErrorCode known -> known.remedy();
                    case Code.Unlisted(String code) -> "unknown: " + code;
                };
        assertThat(told).isEqualTo("unknown: brewing_tea");
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(Code.of(code.code())).isSameAs(code);
        }
    }

    @Test
    void onlyReadsOfTheLinearizableClientAskForIt() throws Exception {
        first.on("/v1/transactions", ScriptedNode.json(new SubmitResult("aa")));
        client.linearizable().account("tmok1x");
        client.linearizable().submit(Bytes.of((byte) 1));
        client.account("tmok1x");
        client.linearizable().local().account("tmok1x");
        assertThat(first.asked).containsExactly("/v1/status", "/v1/accounts/tmok1x?consistency=linearizable",
                "/v1/transactions", "/v1/accounts/tmok1x", "/v1/accounts/tmok1x");
    }

    @Test
    void listsAreReadPartByPartAsTheyAreConsumed() {
        AtomicInteger parts = new AtomicInteger();
        first.on("/v1/assets", exchange -> {
            int part = parts.incrementAndGet();
            List<AssetInfo> items =
                    part == 2 ? List.of() : List.of(asset("A" + part), asset("B" + part));
            ScriptedNode.json(new Page<>(items, part < 4 ? Optional.of("c" + part) : Optional.empty()))
                    .to(exchange);
        });
        try (var some = client.all().assets().limit(1)) {
            assertThat(some.map(AssetInfo::symbol)).containsExactly("A1");
        }
        assertThat(parts).hasValue(1);
        parts.set(0);
        assertThat(client.all().assets().map(AssetInfo::symbol))
                .containsExactly("A1", "B1", "A3", "B3", "A4", "B4");
        assertThat(first.asked).contains("/v1/assets?limit=100", "/v1/assets?limit=100&cursor=c3");
        first.on("/v1/assets", ScriptedNode.problem(ErrorCode.INTERNAL.problem("broken")));
        assertThatThrownBy(() -> client.all().assets().toList())
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(ApiException.class);
    }

    private static AssetInfo asset(String symbol) {
        return new AssetInfo("aa", symbol, 2, "1", false, false, "tmok1x");
    }

    @Test
    void anInterruptedCallEndsAtOnceAndAsksNobodyElse() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        first.on("/v1/mempool", _ -> {
            asked.countDown();
            await(never);
        });
        Thread caller = Thread.ofPlatform().unstarted(() -> {
            assertThatThrownBy(client::mempool).isInstanceOf(ConnectionException.class).hasMessageContaining(
                    "interrupted");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        AtomicInteger failures = new AtomicInteger();
        caller.setUncaughtExceptionHandler((_, _) -> failures.incrementAndGet());
        caller.start();
        asked.await();
        caller.interrupt();
        caller.join();
        never.countDown();
        assertThat(failures).hasValue(0);
        assertThat(second.asked).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void afterCloseNothingIsAnswered() {
        client.close();
        assertThatThrownBy(() -> client.account("tmok1x")).isInstanceOf(ConnectionException.class);
    }

    @Test
    void whatIsNoAddressOfANodeIsRefused() {
        for (String wrong : List.of("ftp://a", "127.0.0.1:8080", "http:///x", "/x")) {
            assertThatThrownBy(() -> new MokkaClient(URI.create(wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new MokkaClient(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
