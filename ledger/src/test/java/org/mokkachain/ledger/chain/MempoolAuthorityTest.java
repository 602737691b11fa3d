package org.mokkachain.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.ledger.execution.CostlyWork;
import org.mokkachain.ledger.execution.RefusalCode;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.RandomTraffic;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.PublicKey;

/** Accounts whose authority changes while they have transactions pending. */
class MempoolAuthorityTest {
    private static final Origin CLIENT = new Origin("client");
    private static final int MAX_KEYS = CostlyWork.NEW_KEYS.maxPerTransaction();

    private final TestNetwork network = new TestNetwork(3, 30);
    private final Chain chain = network.chain(network.memoryStore());
    private final Mempool mempool = new Mempool(MempoolSettings.DEFAULT, chain);
    private final Random random = new Random(4);
    private final Party ann = Party.withUsableKey(random);
    private final Party ben = Party.withUsableKey(random);
    private final Party firm = network.party(0);

    @Test
    void whatTheOldKeySignedLeavesWithTheReasonWhenAnotherAuthorityIsSet() {
        Transaction rotation = signed(0, List.of(firm.key()), bothOf(ann, ben));
        Transaction old = signed(1, List.of(firm.key()), pay());
        Transaction older = signed(2, List.of(firm.key()), pay());
        Transaction waiting = signed(9, List.of(firm.key()), pay());
        List.of(old, older, waiting).forEach(this::submit);
        submit(rotation);
        assertThat(mempool.executableCount()).isEqualTo(3);
        commit(rotation);
        assertThat(mempool.size()).isZero();
        assertThat(mempool.bytes()).isZero();
        for (Transaction lost : List.of(old, older, waiting)) {
            assertThat(mempool.fate(lost.id())).isInstanceOfSatisfying(Fate.Gone.class, gone -> {
                assertThat(gone.reason().code()).isEqualTo(RefusalCode.BAD_SIGNATURE);
                assertThat(gone.reason().message()).contains(firm.key().hex());
                assertThat(gone.exit()).isEqualTo(new Exit.Dropped(Exit.Cause.AUTHORITY, 1));
            });
        }
        assertThat(mempool.takeDepartures()).extracting(Departure::id)
                .containsExactly(rotation.id(), waiting.id(), older.id(), old.id());
        Transaction fresh = signed(1, List.of(ann.key(), ben.key()), pay());
        assertThat(submit(fresh)).isEqualTo(new Admission.Accepted(true));
        assertThat(mempool.candidates()).containsExactly(fresh);
    }

    @Test
    void theSignersOfAWeightedAccountAreCheckedWhenItIsSubmitted() {
        commit(signed(0, List.of(firm.key()), bothOf(ann, ben)));
        assertRefused(signed(1, List.of(firm.key()), pay()), "has no say");
        assertRefused(signed(1, List.of(ann.key()), pay()), "weight 1 of the 2 needed");
        assertRefused(signed(1, List.of(ann.key(), ben.key(), firm.key()), pay()), "has no say");
        assertThat(submit(signed(1, List.of(ann.key(), ben.key()), pay()))).isEqualTo(new Admission.Accepted(true));
    }

    @Test
    void whatTheNewAuthorityAlsoAllowsStays() {
        Transaction stays = signed(1, List.of(firm.key()), pay());
        submit(stays);
        commit(signed(0, List.of(firm.key()), new SetAuthority(new Authority.OriginalKey())));
        assertThat(mempool.candidates()).containsExactly(stays);
        assertThat(mempool.nextNonce(firm.address())).isEqualTo(2);
    }

    @Test
    void aRotationThatFailedLeavesEverythingPending() {
        Transaction stays = signed(1, List.of(firm.key()), pay());
        submit(stays);
        commit(signed(0, List.of(firm.key()), bothOf(ann, ben), Party.send(ann.address(), Long.MAX_VALUE)));
        assertThat(mempool.candidates()).containsExactly(stays);
    }

    @Test
    void noTransactionLaysDownMoreKeysThanOneAuthorityHas() {
        SetAuthority full = new SetAuthority(Authority.Weighted.sorting(1, keys(MAX_KEYS)));
        assertThat(submit(signed(0, List.of(firm.key()), full))).isInstanceOf(Admission.Accepted.class);
        assertThat(submit(signed(1, List.of(firm.key()), full, bothOf(ann, ben))))
                .isInstanceOfSatisfying(Admission.Refused.class, refused ->
                        assertThat(refused.refusal().code()).isEqualTo(RefusalCode.TOO_LARGE));
    }

    @Test
    void aBlockLaysDownOnlySoManyKeysAndTheRestWaitWithoutBlameOnTheLeader() {
        SetAuthority full = new SetAuthority(Authority.Weighted.sorting(1, keys(MAX_KEYS)));
        for (Party party : network.parties()) {
            mempool.submit(signed(party, 0, List.of(party.key()), full), CLIENT, 0);
        }
        Block block = chain.build(TestNetwork.request(chain.tip()), mempool.candidates()).orElseThrow();
        assertThat(block.transactions()).hasSize(CostlyWork.NEW_KEYS.maxPerBlock() / MAX_KEYS);
        assertThat(chain.check(block, new ClockRule.Waived())).isInstanceOf(BlockVerdict.Valid.class);
        mempool.committed(TestNetwork.commit(chain, block), 0);
        mempool.committed(TestNetwork.commitNext(chain, List.of()), 5_000);
        assertThat(mempool.isPassingOver(1_000)).isFalse();
        assertThat(CostlyWork.leavesRoom(block.transactions())).isFalse();
        Block next = chain.build(TestNetwork.request(chain.tip()), mempool.candidates()).orElseThrow();
        assertThat(next.transactions()).hasSize(network.parties().size() - block.transactions().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverIsExecutableIsExecutedOrLeaves(long seed) {
        RandomTraffic traffic = new RandomTraffic(seed, network.chainId(), network.operators());
        for (int round = 0; round < 60; round++) {
            traffic.block(pendingView(), 12).forEach(this::submit);
            if (round % 3 == 2) {
                mempool.committed(TestNetwork.commit(chain, next()), 0);
            }
        }
        for (int block = 0; mempool.executableCount() > 0; block++) {
            assertThat(block).as("seed %d: blocks until all is executed", seed).isLessThan(40);
            mempool.committed(TestNetwork.commit(chain, next()), 0);
        }
    }

    @Test
    void theTrafficSetsAuthoritiesWhileTransactionsArePending() {
        whateverIsExecutableIsExecutedOrLeaves(7);
        assertThat(mempool.takeDepartures()).anySatisfy(left ->
                assertThat(left.fate()).isInstanceOfSatisfying(Fate.Gone.class, gone ->
                        assertThat(gone.reason().code()).isEqualTo(RefusalCode.BAD_SIGNATURE)));
    }

    private Block next() {
        return chain.build(TestNetwork.request(chain.tip()), mempool.candidates()).orElseThrow();
    }

    /** The committed state, except that every account's next nonce is that after what it has pending. */
    private StateView pendingView() {
        return new StateView() {
            @Override
            public <V extends StateValue> Optional<V> get(StateKey<V> key) {
                return chain.committedState().get(key);
            }

            @Override
            public Optional<Account> account(Address address) {
                return chain.committedState().account(address).map(account ->
                        new Account(mempool.nextNonce(address), account.authority(), account.balance()));
            }
        };
    }

    private static List<Authority.WeightedKey> keys(int count) {
        Random other = new Random(77);
        return IntStream.range(0, count)
                .mapToObj(i -> new Authority.WeightedKey(Party.withUsableKey(other).key(), 1))
                .toList();
    }

    private Operation pay() {
        return Party.send(ann.address(), 5);
    }

    private static SetAuthority bothOf(Party... members) {
        return new SetAuthority(Authority.Weighted.sorting(members.length, Arrays.stream(members)
                .map(member -> new Authority.WeightedKey(member.key(), 1))
                .toList()));
    }

    private Transaction signed(long nonce, List<PublicKey> keys, Operation... operations) {
        return signed(firm, nonce, keys, operations);
    }

    private Transaction signed(Party sender, long nonce, List<PublicKey> keys, Operation... operations) {
        return Party.signedBy(new TransactionBody(network.chainId(), sender.address(), nonce, Amount.of(1_000),
                1_000_000, List.of(operations)), keys);
    }

    private Admission submit(Transaction transaction) {
        return mempool.submit(transaction, CLIENT, 0);
    }

    private void assertRefused(Transaction transaction, String why) {
        assertThat(submit(transaction)).isInstanceOfSatisfying(Admission.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(RefusalCode.BAD_SIGNATURE);
            assertThat(refused.refusal().message()).contains(why);
        });
    }

    private void commit(Transaction... transactions) {
        mempool.committed(TestNetwork.commitNext(chain, List.of(transactions)), 0);
    }
}
