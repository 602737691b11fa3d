package org.mokkachain.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.ledger.execution.RefusalCode;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/** Nobody can starve others: not of room in the mempool, not of room in blocks. */
class MempoolFairnessTest {
    private static final int ACCOUNTS = 12;
    private static final int PER_BLOCK = 20;
    private static final Origin CLIENT = new Origin("client");
    private static final Origin LOUD = new Origin("loud");
    private static final Origin QUIET = new Origin("quiet");

    private final TestNetwork network = new TestNetwork(7, ACCOUNTS, blocksOf(PER_BLOCK));
    private final Chain chain = network.chain(network.memoryStore());

    @Test
    void theOriginThatUsesMostGivesWayWithTheLastNonceOfItsGreediestAccount() {
        Mempool mempool = mempool(10, 10);
        List<Transaction> greedy = submit(mempool, LOUD, 0, 7);
        submit(mempool, LOUD, 1, 3);
        Transaction newcomer = pay(2, 0);
        assertThat(mempool.submit(newcomer, QUIET, 0)).isEqualTo(new Admission.Accepted(true));
        assertThat(mempool.size()).isEqualTo(10);
        assertThat(mempool.fate(greedy.getLast().id())).isInstanceOfSatisfying(Fate.Gone.class, gone -> {
            assertThat(gone.reason().code()).isEqualTo(RefusalCode.MEMPOOL_FULL);
            assertThat(gone.exit()).isEqualTo(new Exit.Dropped(Exit.Cause.ROOM, 0));
            assertThat(gone.reason().message()).contains("loud", "10 of at most 10 transactions");
            assertThat(gone.reason().remedy()).isNotBlank();
        });
        assertThat(mempool.takeDepartures())
                .containsExactly(new Departure(greedy.getLast().id(), mempool.fate(greedy.getLast().id())));
        assertThat(mempool.executableCount()).as("no run was broken").isEqualTo(10);
    }

    @Test
    void aNewcomerThatWouldBeTheGreediestIsRefusedWithItsShares() {
        Mempool mempool = mempool(10, 10);
        submit(mempool, LOUD, 0, 6);
        submit(mempool, QUIET, 1, 4);
        assertThat(mempool.submit(pay(0, 6), LOUD, 0)).isInstanceOfSatisfying(Admission.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(RefusalCode.MEMPOOL_FULL);
            assertThat(refused.refusal().message())
                    .contains("10 of at most 10", "its origin loud " + 7 * pay(0, 6).encoded().length());
        });
        assertThat(mempool.submit(pay(2, 0), QUIET, 0)).as("makes the origins equal")
                .isInstanceOf(Admission.Accepted.class);
        assertThat(mempool.submit(pay(3, 0), QUIET, 0)).as("of its own origin's greediest account")
                .isInstanceOf(Admission.Accepted.class);
        assertThat(mempool.nextNonce(network.party(0).address())).isEqualTo(5);
        assertThat(mempool.nextNonce(network.party(1).address())).isEqualTo(3);
    }

    @Test
    void anOriginAtItsBoundMakesRoomForItsSmallAccounts() {
        Mempool mempool = mempool(100, 5);
        submit(mempool, LOUD, 0, 5);
        assertThat(mempool.submit(pay(1, 0), LOUD, 0)).isInstanceOf(Admission.Accepted.class);
        assertThat(mempool.submit(pay(0, 4), LOUD, 0)).isInstanceOfSatisfying(Admission.Refused.class,
                refused -> assertThat(refused.refusal().message()).contains("origin loud has 5 pending"));
        assertThat(mempool.size()).isEqualTo(5);
    }

    @Test
    void everyDepartureIsToldOnceAndNoMoreAreKeptThanTheMempoolHolds() {
        Mempool mempool = mempool(3, 3);
        Transaction replaced = pay(0, 0);
        Transaction fresh = pay(1, 0);
        Transaction brief = network.party(2).sign(body(2, 0, 1, 1));
        List.of(replaced, fresh, brief).forEach(each -> mempool.submit(each, QUIET, 0));
        assertThat(mempool.takeDepartures()).isEmpty();
        mempool.committed(TestNetwork.commitNext(chain, List.of(network.party(0).sign(body(0, 0, 9, 2)), fresh)), 0);
        assertThat(mempool.takeDepartures()).containsExactlyInAnyOrder(
                new Departure(fresh.id(), new Fate.Committed(1)),
                new Departure(replaced.id(), mempool.fate(replaced.id())),
                new Departure(brief.id(), mempool.fate(brief.id())));
        assertThat(mempool.takeDepartures()).isEmpty();
        for (int nonce = 1; nonce <= 5; nonce++) {
            mempool.submit(pay(1, nonce), QUIET, 0);
            mempool.committed(TestNetwork.commitNext(chain, List.of(pay(1, nonce))), 0);
        }
        assertThat(mempool.takeDepartures()).hasSize(3);
    }

    @Test
    void oneAccountWithFiveThousandTransactionsDelaysTheOthersByOneBlock() {
        Mempool mempool = mempool(10_000, 10_000);
        submit(mempool, CLIENT, 0, 5_000);
        Transaction other = pay(1, 0);
        mempool.submit(other, CLIENT, 0);
        assertThat(first(mempool, 2)).contains(other);
        commitNext(mempool, 0);
        for (int nonce = 1; nonce < 200; nonce++) {
            mempool.submit(pay(1, nonce), CLIENT, 0);
        }
        commitNext(mempool, 0);
        assertThat(chain.committedState().account(network.party(1).address()).orElseThrow().nonce())
                .as("half of the second block").isEqualTo(1 + PER_BLOCK / 2);
    }

    @Test
    void anOriginWithManyAccountsGetsNoMoreOfABlockThanOneWithFew() {
        Mempool mempool = mempool(10_000, 10_000);
        for (int account = 1; account < ACCOUNTS; account++) {
            submit(mempool, LOUD, account, 50);
        }
        submit(mempool, QUIET, 0, 50);
        commitNext(mempool, 0);
        commitNext(mempool, 0);
        assertThat(chain.committedState().account(network.party(0).address()).orElseThrow().nonce())
                .isEqualTo(PER_BLOCK);
    }

    @Test
    void whoWaitsForItsFairTurnWhileBlocksAreFullIsNotPassedOver() {
        Mempool mempool = mempool(10_000, 10_000);
        submit(mempool, CLIENT, 0, 3 * PER_BLOCK);
        for (int block = 1; block <= 3; block++) {
            submitNext(mempool, PER_BLOCK);
            commitNext(mempool, block * 1_000L);
            assertThat(mempool.executableSince()).as("the greedy account waits longest").hasValue(0);
            assertThat(mempool.isPassingOver(500)).isFalse();
        }
        mempool.committed(TestNetwork.commitNext(chain, List.of()), 4_000);
        mempool.committed(TestNetwork.commitNext(chain, List.of()), 4_500);
        assertThat(mempool.isPassingOver(500)).as("there was room").isTrue();
    }

    private void submitNext(Mempool mempool, int count) {
        for (int account = 1; account <= count / 2; account++) {
            long next = mempool.nextNonce(network.party(account).address());
            mempool.submit(pay(account, next), CLIENT, 0);
            mempool.submit(pay(account, next + 1), CLIENT, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sharesStayFairRunsWholeAndNothingIsLostUnseen(long seed) {
        Random random = new Random(seed);
        Mempool mempool = new Mempool(new MempoolSettings(60, 18_000, 40, 50, 10_000), chain);
        Mempool twin = new Mempool(new MempoolSettings(60, 18_000, 40, 50, 10_000), chain);
        Map<Hash, Transaction> expected = new LinkedHashMap<>();
        for (int step = 0; step < 2_000; step++) {
            int from = Math.min(random.nextInt(ACCOUNTS), random.nextInt(ACCOUNTS));
            long nonce = mempool.nextNonce(network.party(from).address()) + Math.max(0, random.nextInt(6) - 3);
            Transaction transaction = network.party(from).sign(
                    body(from, nonce, random.nextInt(10) == 0 ? chain.tip().height() + 2 : 1_000, 1 + step,
                            1 + random.nextInt(random.nextInt(20) == 0 ? 30 : 2)));
            Origin origin = new Origin("peer " + from % 4);
            Admission admission = mempool.submit(transaction, origin, step);
            assertThat(twin.submit(transaction, origin, step)).isEqualTo(admission);
            if (admission instanceof Admission.Accepted) {
                expected.put(transaction.id(), transaction);
            }
            if (random.nextInt(25) == 0) {
                CommitBatch batch = TestNetwork.commitNext(chain, first(mempool, random.nextInt(PER_BLOCK)));
                mempool.committed(batch, step);
                twin.committed(batch, step);
            }
            for (Departure departure : mempool.takeDepartures()) {
                assertThat(expected.remove(departure.id())).as("seed %d step %d", seed, step).isNotNull();
                assertThat(mempool.fate(departure.id())).isEqualTo(departure.fate());
            }
            check(mempool, expected, "seed " + seed + " step " + step);
            assertThat(first(twin, 1_000)).isEqualTo(first(mempool, 1_000));
        }
    }

    private void check(Mempool mempool, Map<Hash, Transaction> expected, String when) {
        assertThat(mempool.size()).as(when).isEqualTo(expected.size()).isLessThanOrEqualTo(60);
        long bytes = expected.values().stream().mapToLong(t -> t.encoded().length()).sum();
        assertThat(mempool.bytes()).as(when).isEqualTo(bytes).isLessThanOrEqualTo(18_000);
        List<Transaction> order = first(mempool, 1_000);
        assertThat(order).as(when).hasSize(mempool.executableCount()).doesNotHaveDuplicates();
        Map<Address, Long> next = new LinkedHashMap<>();
        for (Transaction transaction : order) {
            Address sender = transaction.body().sender();
            long due = next.getOrDefault(sender,
                    chain.committedState().account(sender).orElseThrow().nonce());
            assertThat(transaction.body().nonce()).as(when).isEqualTo(due);
            next.put(sender, due + 1);
        }
        expected.values().forEach(pending -> assertThat(mempool.fate(pending.id())).as(when)
                .isInstanceOfAny(Fate.Executable.class, Fate.Waiting.class));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void twoWithABacklogHaveNeverGotMoreThanOneLargeTransactionApart(long seed) {
        Random random = new Random(seed);
        Mempool mempool = mempool(10_000, 10_000);
        for (int i = 0; i < 1_500; i++) {
            int from = Math.min(random.nextInt(ACCOUNTS), random.nextInt(ACCOUNTS));
            long nonce = mempool.nextNonce(network.party(from).address());
            TransactionBody body = body(from, nonce, 1_000, i + 1, 1 + random.nextInt(8));
            mempool.submit(network.party(from).sign(body), new Origin("peer " + from % 3), i);
        }
        List<Transaction> order = first(mempool, 10_000);
        long largest = order.stream().mapToLong(t -> t.encoded().length()).max().orElseThrow();
        for (int[] pair : new int[][] {{0, 3}, {0, 6}, {1, 4}, {2, 5}, {0, 1}, {1, 2}}) {
            boolean origins = pair[0] % 3 != pair[1] % 3;
            Set<Address> one = origins ? ofOrigin(pair[0]) : Set.of(network.party(pair[0]).address());
            Set<Address> other = origins ? ofOrigin(pair[1]) : Set.of(network.party(pair[1]).address());
            long apart = furthestApart(order, one, other);
            assertThat(apart).as("seed %d, %d and %d", seed, pair[0], pair[1]).isLessThanOrEqualTo(2 * largest);
        }
    }

    private Set<Address> ofOrigin(int origin) {
        Set<Address> those = new LinkedHashSet<>();
        for (int account = origin % 3; account < ACCOUNTS; account += 3) {
            those.add(network.party(account).address());
        }
        return those;
    }

    /** How far apart in bytes two are in any beginning of the order in which both still wait. */
    private static long furthestApart(List<Transaction> order, Set<Address> one, Set<Address> other) {
        long left = order.stream().filter(t -> one.contains(t.body().sender())).count();
        long leftOther = order.stream().filter(t -> other.contains(t.body().sender())).count();
        long difference = 0;
        long furthest = 0;
        for (Transaction transaction : order) {
            if (left == 0 || leftOther == 0) {
                break;
            }
            int bytes = transaction.encoded().length();
            boolean ofOne = one.contains(transaction.body().sender());
            boolean ofOther = other.contains(transaction.body().sender());
            difference += ofOne ? bytes : ofOther ? -bytes : 0;
            left -= ofOne ? 1 : 0;
            leftOther -= ofOther ? 1 : 0;
            furthest = Math.max(furthest, Math.abs(difference));
        }
        return furthest;
    }

    @Test
    void whoKeepsToAFairShareKeepsEverythingWhateverOthersDo() {
        Random random = new Random(1);
        Mempool mempool = mempool(80, 80);
        List<Transaction> modest = submit(mempool, QUIET, 0, 20);
        for (int i = 0; i < 3_000; i++) {
            int from = 1 + random.nextInt(ACCOUNTS - 1);
            long nonce = mempool.nextNonce(network.party(from).address()) + random.nextInt(2);
            mempool.submit(network.party(from).sign(body(from, nonce, 1_000, i + 1, 1)),
                    new Origin("loud " + from % 3), i);
        }
        assertThat(mempool.size()).isEqualTo(80);
        assertThat(first(mempool, 1_000)).containsAll(modest);
    }

    private static Limits blocksOf(int transactions) {
        Limits usual = Limits.DEFAULT;
        return new Limits(usual.maxBlockBytes(), transactions, usual.maxTransactionBytes(), usual.minFee());
    }

    private Mempool mempool(int transactions, int perOrigin) {
        return new Mempool(new MempoolSettings(transactions, 1 << 24, perOrigin, 10_000, 20_000), chain);
    }

    private List<Transaction> submit(Mempool mempool, Origin origin, int from, int count) {
        List<Transaction> submitted = new ArrayList<>();
        for (int nonce = 0; nonce < count; nonce++) {
            submitted.add(pay(from, nonce));
            assertThat(mempool.submit(submitted.getLast(), origin, 0)).isEqualTo(new Admission.Accepted(true));
        }
        return submitted;
    }

    private void commitNext(Mempool mempool, long nowMs) {
        mempool.committed(TestNetwork.commitNext(chain, first(mempool, PER_BLOCK)), nowMs);
    }

    private static List<Transaction> first(Mempool mempool, int count) {
        List<Transaction> first = new ArrayList<>();
        for (Transaction transaction : mempool.candidates()) {
            if (first.size() == count) {
                break;
            }
            first.add(transaction);
        }
        return first;
    }

    private Transaction pay(int from, long nonce) {
        return network.party(from).sign(body(from, nonce, 1_000_000, 1));
    }

    private TransactionBody body(int from, long nonce, long validUntil, long amount) {
        return body(from, nonce, validUntil, amount, 1);
    }

    private TransactionBody body(int from, long nonce, long validUntil, long amount, int operations) {
        Operation send = Party.send(network.party(0).address(), amount);
        return new TransactionBody(network.chainId(), network.party(from).address(), nonce, Amount.of(1_000),
                validUntil, Collections.nCopies(operations, send));
    }
}
