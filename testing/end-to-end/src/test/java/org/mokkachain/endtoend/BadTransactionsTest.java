package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.BatchVerdict;
import org.mokkachain.api.model.MempoolInfo;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.endtoend.harness.Chains;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Memory;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.RawApi;
import org.mokkachain.endtoend.harness.Waiting;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;

/** What a node must refuse: each with its code, and nothing of it stays. */
class BadTransactionsTest {
    private static final Person ALICE = Person.named("alice");
    private static final Person BOB = Person.named("bob");
    private static final int WARM_UP = 1_500;
    private static final int REQUESTS = 3_000;
    private static final long SEED = 20_261_120;
    private static final long MAX_GROWTH_MIB = 16;
    private static final long MAX_RESIDENT_MIB = 1_024;

    private static Devnet devnet;
    private static Network network;

    private long nonce;
    private long height;

    @BeforeAll
    static void start() throws MokkaClientException {
        devnet = Devnet.start("BadTransactionsTest");
        network = Network.of(devnet.client(0));
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    @BeforeEach
    void remember() throws MokkaClientException {
        height = Chains.awaitEqualHeads(devnet.clients());
        nonce = ALICE.account(network, devnet.client(0)).nonce();
    }

    @AfterEach
    void nothingWaits() throws MokkaClientException {
        for (MokkaClient node : devnet.clients()) {
            MempoolInfo mempool = node.mempool();
            assertThat(mempool.transactions()).as("mempool of %s: %s", node.node(), mempool).isZero();
            assertThat(mempool.bytes()).isZero();
        }
    }

    /** Blocks may have come, since a new leader begins with an empty one. */
    private void requireNothingInBlocks() throws MokkaClientException {
        for (MokkaClient node : devnet.clients()) {
            assertThat(Chains.applied(node, height + 1, node.status().height())).isEmpty();
        }
    }

    @Test
    void everyKindOfBadTransactionHasItsCodeAndStatusOnEveryNode() throws MokkaClientException {
        List<BadTransaction> all = BadTransaction.all(network, ALICE, BOB, nonce, height, 1);
        for (MokkaClient node : devnet.clients()) {
            try (RawApi api = new RawApi(node.node())) {
                for (BadTransaction bad : all) {
                    RawApi.Answer answer = api.submit(bad.bytes());
                    assertThat(answer.code()).as("%s: %s", bad.name(), answer).isEqualTo(bad.code());
                    assertThat(answer.status()).as("%s: %s", bad.name(), answer).isEqualTo(bad.status());
                    assertThat(answer.body().path("status").asInt()).isEqualTo(bad.status());
                    assertThat(answer.contentType()).startsWith("application/problem+json");
                    assertThat(answer.body().path("detail").asString()).as(bad.name()).isNotBlank();
                    assertThat(answer.body().path("remedy").asString()).as(bad.name()).isNotBlank();
                }
            }
        }
        requireNothingInBlocks();
    }

    @Test
    void everyPrefixOfATransactionIsMalformedAndNoChangedByteIsAccepted() throws MokkaClientException {
        byte[] good = ALICE.pays(network, nonce, BOB, 1).encoded().toBytes();
        Random random = new Random(SEED);
        try (RawApi api = new RawApi(devnet.client(0).node())) {
            for (int length = 0; length < good.length; length++) {
                RawApi.Answer answer = api.submit(Arrays.copyOf(good, length));
                assertThat(answer.status()).as("%d bytes: %s", length, answer).isEqualTo(400);
                assertThat(answer.code()).as("%d bytes: %s", length, answer).isEqualTo("malformed");
            }
            for (int i = 0; i < good.length; i++) {
                byte[] changed = good.clone();
                changed[i] ^= (byte) (1 << random.nextInt(8));
                RawApi.Answer answer = api.submit(changed);
                assertThat(answer.status()).as("byte %d, seed %d: %s", i, SEED, answer).isBetween(400, 422);
            }
        }
        requireNothingInBlocks();
    }

    @Test
    void aBodyThatIsNoTransactionAtAllIsRefused() throws MokkaClientException {
        try (RawApi api = new RawApi(devnet.client(1).node())) {
            assertThat(api.post("/v1/transactions", "application/json", text("{\"raw\":\"zz\"}")).code())
                    .isEqualTo("malformed");
            assertThat(api.post("/v1/transactions", "application/json", text("{\"raw\":")).status()).isEqualTo(400);
            assertThat(api.post("/v1/transactions", "application/json", text("{}")).status()).isEqualTo(400);
            assertThat(api.post("/v1/transactions", "text/plain", text("hello")).status()).isEqualTo(415);
            assertThat(api.post("/v1/transactions/batch", "application/octet-stream", new byte[] {-1, -1, -1, -1})
                    .status()).isBetween(400, 413);
            RawApi.Answer large = api.submit(new byte[3 << 20]);
            assertThat(large.status()).isEqualTo(413);
            assertThat(large.code()).isEqualTo("too_large");
        }
        requireNothingInBlocks();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aBatchTellsOfEachWhatBecameOfIt() throws MokkaClientException {
        Transaction good = ALICE.pays(network, nonce, BOB, 5);
        List<BadTransaction> bad = BadTransaction.all(network, ALICE, BOB, nonce, height, 1).stream()
                .filter(b -> !b.code().equals("nonce_too_low"))
                .toList();
        List<Bytes> batch = new ArrayList<>(bad.stream().map(b -> Bytes.of(b.bytes())).toList());
        batch.add(good.encoded());
        BatchVerdict verdict = devnet.client(2).submitBatch(batch);
        assertThat(verdict.accepted()).isEqualTo(1);
        assertThat(verdict.refused()).isEqualTo(bad.size());
        assertThat(verdict.results().subList(0, bad.size()).stream().map(v -> v.code().orElse("none")))
                .containsExactlyElementsOf(bad.stream().map(BadTransaction::code).toList());
        assertThat(verdict.results().getLast().id()).contains(good.id().hex());
        awaitCommitted(good);
    }

    @Test
    void theSameBytesAgainAreWelcomeAndPayOnce() throws MokkaClientException {
        long before = BOB.balance(network, devnet.client(0));
        Transaction transaction = ALICE.pays(network, nonce, BOB, 3);
        List<RawApi> apis = devnet.clients().stream().map(c -> new RawApi(c.node())).toList();
        for (RawApi api : apis) {
            requireTaken(api.submit(transaction.encoded().toBytes()), transaction);
        }
        awaitCommitted(transaction);
        Chains.awaitEqualHeads(devnet.clients());
        for (RawApi api : apis) {
            requireTaken(api.submit(transaction.encoded().toBytes()), transaction);
            RawApi.Answer used = api.submit(ALICE.pays(network, nonce, BOB, 4).encoded().toBytes());
            assertThat(used.status()).isEqualTo(422);
            assertThat(used.code()).isEqualTo("nonce_too_low");
            api.close();
        }
        for (MokkaClient node : devnet.clients()) {
            long fees = BOB.balance(network, node) - before - 3;
            assertThat(fees).as("what bob got beside the 3").isIn(0L, network.fee().units());
        }
    }

    private static void requireTaken(RawApi.Answer answer, Transaction transaction) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        assertThat(answer.id()).isEqualTo(transaction.id().hex());
    }

    @Test
    void anotherTransactionWithTheNonceOfOneThatWaitsIsADuplicateThatNamesIt() throws MokkaClientException {
        Transaction early = ALICE.pays(network, nonce + 1, BOB, 1);
        Transaction rival = ALICE.pays(network, nonce + 1, BOB, 2);
        Transaction first = ALICE.pays(network, nonce, BOB, 1);
        try (RawApi api = new RawApi(devnet.client(3).node())) {
            requireTaken(api.submit(early.encoded().toBytes()), early);
            assertThat(devnet.status(3).mempool()).isEqualTo(1);
            RawApi.Answer answer = api.submit(rival.encoded().toBytes());
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("duplicate");
            assertThat(answer.id()).isEqualTo(early.id().hex());
            RawApi.Answer waiting = api.get("/v1/transactions/" + early.id().hex());
            assertThat(waiting.body().path("status").asString()).isEqualTo("pending");
            assertThat(waiting.body().path("waiting").asString()).contains("nonce " + nonce);
            requireTaken(api.submit(first.encoded().toBytes()), first);
        }
        awaitCommitted(first);
        awaitCommitted(early);
        Chains.awaitEqualHeads(devnet.clients());
    }

    private static void awaitCommitted(Transaction transaction) throws MokkaClientException {
        for (MokkaClient node : devnet.clients()) {
            assertThat(node.awaitTransaction(transaction.id(), Waiting.LIMIT).status())
                    .isEqualTo(TransactionState.COMMITTED);
        }
    }

    @Test
    void thousandsOfBadRequestsLeaveNoTraceInMemoryOrMempool() throws MokkaClientException {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "the system tells the memory of processes");
        bombard(1, WARM_UP);
        List<Long> resident = memory(Memory::residentMiB);
        List<Long> before = memory(Memory::liveHeapMiB);
        bombard(1 + WARM_UP, REQUESTS);
        List<Long> after = memory(Memory::liveHeapMiB);
        System.out.printf("MiB of the four nodes before and after %d bad requests to each: heap in use %s -> %s,"
                + " resident %s -> %s%n", REQUESTS, before, after, resident, memory(Memory::residentMiB));
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).as("MiB of heap in use").isLessThanOrEqualTo(before.get(i) + MAX_GROWTH_MIB);
        }
        assertThat(memory(Memory::residentMiB)).allMatch(mib -> mib < MAX_RESIDENT_MIB);
        requireNothingInBlocks();
    }

    private static List<Long> memory(LongUnaryOperator ofProcess) {
        return IntStream.range(0, devnet.size())
                .mapToObj(i -> ofProcess.applyAsLong(devnet.pid(i)))
                .toList();
    }

    /** Each request to a node is another transaction. */
    private void bombard(int firstUnits, int times) {
        devnet.clients().parallelStream().forEach(node -> {
            try (RawApi api = new RawApi(node.node())) {
                int sent = 0;
                for (int units = firstUnits; sent < times; units++) {
                    for (BadTransaction bad : BadTransaction.all(network, ALICE, BOB, nonce, height, units)) {
                        RawApi.Answer refusal = api.submit(bad.bytes());
                        assertThat(refusal.code()).as("%s", refusal).isEqualTo(bad.code());
                        sent++;
                    }
                }
            }
        });
    }
}
