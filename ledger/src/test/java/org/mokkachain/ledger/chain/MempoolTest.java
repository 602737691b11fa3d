package org.mokkachain.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.ledger.execution.RefusalCode;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

class MempoolTest {
    private static final Origin CLIENT = new Origin("client");

    private final TestNetwork network = new TestNetwork(3, 5);
    private final Chain chain = network.chain(network.memoryStore());
    private final Mempool mempool = new Mempool(MempoolSettings.DEFAULT, chain);

    @Test
    void transactionsAreOfferedInTheOrderInWhichTheyBecameExecutable() {
        Transaction a1 = pay(0, 1, 5);
        Transaction b0 = pay(1, 0, 5);
        Transaction a0 = pay(0, 0, 5);
        assertThat(submit(a1)).isEqualTo(new Admission.Accepted(false));
        assertThat(submit(b0)).isEqualTo(new Admission.Accepted(true));
        assertThat(mempool.fate(a1.id())).isEqualTo(new Fate.Waiting(0));
        assertThat(submit(a0)).isEqualTo(new Admission.Accepted(true));
        assertThat(mempool.candidates()).containsExactly(b0, a0, a1);
        assertThat(mempool.nextNonce(network.party(0).address())).isEqualTo(2);
        assertThat(mempool.pending(2)).containsExactly(b0, a0);
    }

    @Test
    void arrivalsAreReadPageByPageWhateverGoesMeanwhile() {
        Transaction waiting = pay(0, 1, 5);
        Transaction second = pay(1, 0, 5);
        Transaction third = pay(0, 0, 5);
        List.of(waiting, second, third).forEach(this::submit);
        List<Arrival> page = mempool.arrivals(-1, 2);
        assertThat(page).extracting(Arrival::transaction).containsExactly(waiting, second);
        commit(second);
        assertThat(mempool.arrivals(page.getLast().serial(), 2)).extracting(Arrival::transaction)
                .containsExactly(third);
        assertThat(mempool.arrivals(-1, 9)).extracting(Arrival::transaction).containsExactly(waiting, third);
    }

    @Test
    void whoeverAsksAfterEveryStepFollowsWithoutLookingInside() {
        Party alice = network.party(0);
        assertThat(mempool.takeChange()).isEmpty();
        Transaction a1 = pay(0, 1, 5);
        submit(a1);
        assertThat(mempool.takeChange())
                .hasValue(new MempoolChange(0, 1, 0, mempool.bytes(), Map.of(alice.address(), 0L), Map.of()));
        Transaction a0 = pay(0, 0, 5);
        submit(a0);
        assertThat(mempool.takeChange())
                .hasValue(new MempoolChange(0, 2, 2, mempool.bytes(), Map.of(alice.address(), 2L), Map.of()));
        assertThat(mempool.takeChange()).isEmpty();
        commit(a0);
        assertThat(mempool.takeChange())
                .hasValue(new MempoolChange(1, 1, 1, mempool.bytes(), Map.of(alice.address(), 2L), Map.of()));
        commit(a1);
        assertThat(mempool.takeChange())
                .hasValue(new MempoolChange(2, 0, 0, 0, Map.of(), Map.of(alice.address(), 2L)));
    }

    @Test
    void aNonceThatOthersUsedIsAChangeForThoseThatStillWait() {
        Transaction a2 = pay(0, 2, 5);
        submit(a2);
        mempool.takeChange();
        commitUnseen(pay(0, 0, 7));
        assertThat(mempool.takeChange()).hasValueSatisfying(change ->
                assertThat(change.nextNonces()).isEqualTo(Map.of(network.party(0).address(), 1L)));
    }

    @Test
    void everyRefusalHasItsCodeNumbersAndARemedy() {
        Party alice = network.party(0);
        assertRefused(RefusalCode.WRONG_CHAIN, alice.transfer(Hash.ZERO, 0, alice.address(), 1));
        assertRefused(RefusalCode.NONCE_GAP, pay(0, 1_001, 1));
        assertRefused(RefusalCode.INSUFFICIENT_BALANCE, pay(0, 0, TestNetwork.FUNDS));
        assertRefused(RefusalCode.INSUFFICIENT_BALANCE, pay(0, 0, Long.MAX_VALUE));
        assertRefused(RefusalCode.BAD_SIGNATURE, network.party(1).sign(pay(0, 0, 1).body()));
        assertRefused(RefusalCode.EXPIRED, alice.sign(until(0, 0, 0)));
        TransactionBody cheap = new TransactionBody(network.chainId(), alice.address(), 0, Amount.of(1), 9,
                List.of(Party.send(alice.address(), 1)));
        assertRefused(RefusalCode.NOT_PERMITTED, alice.sign(cheap));
        commit(pay(0, 0, 1));
        assertRefused(RefusalCode.NONCE_TOO_LOW, pay(0, 0, 2));
        assertThat(mempool.size()).isZero();
        assertThat(mempool.bytes()).isZero();
    }

    @Test
    void theSameTransactionIsKnownPendingAndFinalAndAnotherWithItsNonceIsADuplicate() {
        Transaction first = pay(0, 0, 1);
        submit(first);
        assertThat(submit(first)).isEqualTo(new Admission.Known());
        assertThat(submit(pay(0, 0, 2))).isInstanceOfSatisfying(Admission.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(RefusalCode.DUPLICATE);
            assertThat(refused.rival()).contains(first.id());
        });
        commit(first);
        assertThat(mempool.fate(first.id())).isEqualTo(new Fate.Committed(1));
        assertThat(submit(first)).isEqualTo(new Admission.Known());
    }

    @Test
    void nobodyCanHaveMorePendingThanTheyCanPay() {
        assertThat(submit(pay(0, 0, TestNetwork.FUNDS / 2))).isInstanceOf(Admission.Accepted.class);
        assertThat(submit(pay(0, 1, TestNetwork.FUNDS / 2 - 2_000))).isInstanceOf(Admission.Accepted.class);
        assertRefused(RefusalCode.INSUFFICIENT_BALANCE, pay(0, 2, 1));
    }

    @Test
    void whatACommittedBlockSettlesIsGoneAndWhatItOpensBecomesExecutable() {
        Transaction waiting = pay(0, 1, 1);
        submit(waiting);
        submit(pay(0, 0, 2));
        Transaction rival = pay(0, 0, 3);
        commitUnseen(rival);
        assertThat(mempool.size()).isEqualTo(1);
        assertThat(mempool.candidates()).containsExactly(waiting);
        assertThat(mempool.fate(rival.id())).isEqualTo(new Fate.Committed(1));
        assertThat(mempool.fate(pay(0, 0, 2).id())).isInstanceOfSatisfying(Fate.Gone.class,
                gone -> assertThat(gone.reason().code()).isEqualTo(RefusalCode.NONCE_TOO_LOW));
    }

    @Test
    void theExpiredLeaveAndThoseBehindThemWait() {
        Party alice = network.party(0);
        Transaction first = pay(0, 0, 1);
        Transaction brief = alice.sign(until(0, 1, 1));
        Transaction after = pay(0, 2, 1);
        submit(first);
        submit(brief);
        submit(after);
        assertThat(mempool.executableCount()).isEqualTo(3);
        commit();
        assertThat(mempool.fate(brief.id())).isInstanceOfSatisfying(Fate.Gone.class,
                gone -> assertThat(gone.reason().code()).isEqualTo(RefusalCode.EXPIRED));
        assertThat(mempool.candidates()).containsExactly(first);
        assertThat(mempool.fate(after.id())).isEqualTo(new Fate.Waiting(1));
        submit(pay(0, 1, 9));
        assertThat(mempool.executableCount()).isEqualTo(3);
    }

    @Test
    void whoBecomesPoorLosesTheLastOfWhatIsPending() {
        submit(pay(0, 1, TestNetwork.FUNDS / 2));
        submit(pay(0, 2, TestNetwork.FUNDS / 4));
        commitUnseen(pay(0, 0, TestNetwork.FUNDS / 2 - 5_000));
        assertThat(mempool.size()).isEqualTo(1);
        assertThat(mempool.fate(pay(0, 2, TestNetwork.FUNDS / 4).id())).isInstanceOfSatisfying(Fate.Gone.class,
                gone -> assertThat(gone.reason().code()).isEqualTo(RefusalCode.INSUFFICIENT_BALANCE));
    }

    @Test
    void aFullMempoolRefusesButMakesRoomForExecutableOnes() {
        Mempool small = new Mempool(new MempoolSettings(3, 1 << 20, 100, 1_000, 100), chain);
        Transaction waiting = pay(0, 5, 1);
        assertThat(small.submit(waiting, CLIENT, 0)).isEqualTo(new Admission.Accepted(false));
        small.submit(pay(1, 0, 1), CLIENT, 0);
        small.submit(pay(2, 0, 1), CLIENT, 0);
        assertThat(code(small.submit(pay(3, 7, 1), CLIENT, 0))).contains(RefusalCode.MEMPOOL_FULL);
        assertThat(small.submit(pay(3, 0, 1), CLIENT, 0)).isEqualTo(new Admission.Accepted(true));
        assertThat(small.fate(waiting.id())).isInstanceOfSatisfying(Fate.Gone.class,
                gone -> assertThat(gone.reason().code()).isEqualTo(RefusalCode.MEMPOOL_FULL));
        assertThat(code(small.submit(pay(4, 0, 1), CLIENT, 0))).contains(RefusalCode.MEMPOOL_FULL);
        Mempool narrow = new Mempool(new MempoolSettings(100, 500, 100, 1_000, 100), chain);
        assertThat(narrow.submit(pay(0, 0, 1), CLIENT, 0)).isInstanceOf(Admission.Accepted.class);
        assertThat(narrow.submit(pay(0, 1, 1), CLIENT, 0)).isInstanceOf(Admission.Accepted.class);
        assertThat(code(narrow.submit(pay(0, 2, 1), CLIENT, 0))).contains(RefusalCode.MEMPOOL_FULL);
    }

    @Test
    void oneOriginCannotFillTheMempoolAlone() {
        Mempool shared = new Mempool(new MempoolSettings(10, 1 << 20, 2, 1_000, 100), chain);
        Origin loud = new Origin("peer 7");
        shared.submit(pay(0, 0, 1), loud, 0);
        shared.submit(pay(0, 1, 1), loud, 0);
        assertThat(code(shared.submit(pay(0, 2, 1), loud, 0))).contains(RefusalCode.MEMPOOL_FULL);
        assertThat(shared.submit(pay(1, 0, 1), CLIENT, 0)).isInstanceOf(Admission.Accepted.class);
    }

    @Test
    void itKnowsSinceWhenWorkIsPendingAndWhenItIsPassedOver() {
        assertThat(mempool.executableSince()).isEmpty();
        mempool.submit(pay(0, 1, 1), CLIENT, 50);
        assertThat(mempool.executableSince()).isEmpty();
        mempool.submit(pay(0, 0, 1), CLIENT, 100);
        assertThat(mempool.executableSince()).hasValue(100);
        assertThat(mempool.isPassingOver(1_000)).isFalse();
        for (long at = 150; at <= 1_100; at += 500) {
            commitWithout(at);
            assertThat(mempool.isPassingOver(1_000)).isFalse();
        }
        commitWithout(1_150);
        assertThat(mempool.isPassingOver(1_000)).isTrue();
    }

    @Test
    void aBlockFromBeforeAnOutagePassesNobodyOver() {
        mempool.submit(pay(0, 0, 1), CLIENT, 100);
        commitWithout(60_000);
        assertThat(mempool.isPassingOver(1_000)).as("it was built before, for all we know").isFalse();
        commitWithout(60_100);
        assertThat(mempool.isPassingOver(1_000)).isFalse();
        mempool.submit(pay(1, 0, 1), CLIENT, 60_200);
        mempool.committed(TestNetwork.commitNext(chain, List.of(pay(0, 0, 1))), 60_900);
        commitWithout(61_500);
        assertThat(mempool.isPassingOver(1_000)).as("the older one is final").isFalse();
        commitWithout(61_900);
        assertThat(mempool.isPassingOver(1_000)).as("the younger one is not").isTrue();
        mempool.committed(TestNetwork.commitNext(chain, List.of(pay(1, 0, 1))), 62_000);
        assertThat(mempool.isPassingOver(1)).isFalse();
    }

    private void commitWithout(long nowMs) {
        mempool.committed(TestNetwork.commitNext(chain, List.of()), nowMs);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void itNeverProposesAnInvalidBlockAndNeverGrowsBeyondItsBounds(long seed) {
        Random random = new Random(seed);
        Mempool bounded = new Mempool(new MempoolSettings(60, 40_000, 40, 20, 50), chain);
        Chain judge = network.chain(network.memoryStore());
        Block open = null;
        for (int step = 0; step < 1_500; step++) {
            int from = random.nextInt(5);
            long next = chain.committedState().account(network.party(from).address()).orElseThrow().nonce();
            long nonce = Math.max(0, next - 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 4));
            long amount = random.nextInt(20) == 0 ? TestNetwork.FUNDS / 3 : 1 + random.nextInt(1_000);
            Transaction transaction = random.nextInt(6) == 0
                    ? network.party(from).sign(until(from, nonce, chain.tip().height() + random.nextInt(4)))
                    : pay(from, nonce, amount);
            bounded.submit(transaction, new Origin("peer " + random.nextInt(3)), step);
            assertThat(bounded.size()).isLessThanOrEqualTo(60);
            assertThat(bounded.bytes()).isLessThanOrEqualTo(40_000);
            if (random.nextInt(8) == 0) {
                Block block = TestNetwork.build(chain, open == null ? chain.tip() : open.header(),
                        copy(bounded.candidates()));
                assertThat(judge.check(block, new ClockRule.Waived()))
                        .as("seed %d step %d", seed, step).isInstanceOf(BlockVerdict.Valid.class);
                if (open == null) {
                    assertThat(block.transactions()).containsAll(copy(bounded.candidates()));
                }
                open = open == null ? block : null;
                List<Hash> hashes = open == null ? List.of(block.header().parentHash(), block.hash()) : List.of();
                judge.commit(hashes, TestNetwork.proof(block));
                chain.commit(hashes, TestNetwork.proof(block)).forEach(batch -> bounded.committed(batch, 0));
            }
        }
        assertThat(chain.tip().height()).isGreaterThan(50);
        assertThat(chain.tip()).isEqualTo(judge.tip());
    }

    private static List<Transaction> copy(Iterable<Transaction> candidates) {
        List<Transaction> copy = new ArrayList<>();
        candidates.forEach(copy::add);
        return copy;
    }

    private Admission submit(Transaction transaction) {
        return mempool.submit(transaction, CLIENT, 0);
    }

    private void assertRefused(RefusalCode code, Transaction transaction) {
        assertThat(submit(transaction)).isInstanceOfSatisfying(Admission.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(code);
            assertThat(refused.refusal().message()).containsPattern("[0-9]");
            assertThat(refused.refusal().remedy()).isNotBlank();
        });
        assertThat(mempool.fate(transaction.id())).isInstanceOf(Fate.Gone.class);
    }

    private static Optional<RefusalCode> code(Admission admission) {
        return admission instanceof Admission.Refused refused
                ? Optional.of(refused.refusal().code())
                : Optional.empty();
    }

    private void commit(Transaction... transactions) {
        for (Transaction transaction : transactions) {
            submit(transaction);
        }
        commitUnseen(transactions);
    }

    private void commitUnseen(Transaction... transactions) {
        mempool.committed(TestNetwork.commitNext(chain, List.of(transactions)), 0);
    }

    private Transaction pay(int from, long nonce, long amount) {
        return network.party(from).transfer(network.chainId(), nonce, network.party(4).address(), amount);
    }

    private TransactionBody until(int from, long nonce, long validUntil) {
        return new TransactionBody(network.chainId(), network.party(from).address(), nonce, Amount.of(1_000),
                validUntil, List.of(Party.send(network.party(4).address(), 1)));
    }
}
