package org.mokkachain.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.store.ChainLoader;
import org.mokkachain.ledger.store.InMemoryLedgerStore;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/** A block changes the validator set. */
class EpochTest {
    private static final ClockRule CERTIFIED = new ClockRule.Waived();

    private final TestNetwork network = new TestNetwork(7, 3);
    private final ValidatorSet four = network.genesis().validators();
    private final ValidatorSet three = four.without(four.members().getLast().key());
    private final InMemoryLedgerStore store = network.memoryStore();
    private final Chain chain = network.chain(store);
    private final Chain other = network.chain(network.memoryStore());

    @Test
    void theBlockThatDecidesItNamesTheNextSetAndWhoChecksItLearnsIt() {
        Block last = TestNetwork.build(chain, chain.tip(), farewell());
        assertThat(last.header().endsEpoch()).isTrue();
        assertThat(last.header().validatorSetHash()).isEqualTo(four.hash());
        assertThat(last.header().nextValidatorSetHash()).isEqualTo(three.hash());
        assertThat(other.check(last, CERTIFIED)).isInstanceOfSatisfying(BlockVerdict.Valid.class,
                valid -> assertThat(valid.nextValidators()).contains(three));
    }

    @Test
    void whatFollowsBeforeItIsFinalIsEmptyAndCarriesTheSameChange() {
        Block last = TestNetwork.build(chain, chain.tip(), farewell());
        Block after = TestNetwork.build(chain, last.header(), List.of(pay(1, 1)));
        assertThat(after.transactions()).isEmpty();
        assertThat(after.header().nextValidatorSetHash()).isEqualTo(three.hash());
        assertThat(other.check(last, CERTIFIED)).isInstanceOf(BlockVerdict.Valid.class);
        assertThat(other.check(after, CERTIFIED)).isInstanceOfSatisfying(BlockVerdict.Valid.class,
                valid -> assertThat(valid.nextValidators()).contains(three));
    }

    @Test
    void theNextEpochGoesOnWithTheNextSetOnceTheBlockIsFinal() {
        Block last = TestNetwork.build(chain, chain.tip(), farewell());
        TestNetwork.build(chain, last.header(), List.of());
        CommitBatch batch = TestNetwork.commit(chain, last);
        assertThat(batch.nextEpoch()).contains(new EpochStart(1, 1, last.hash(), three));
        assertThat(chain.validators()).isEqualTo(three);

        Block first = chain.build(inEpoch(1, chain.tip()), List.of(pay(1, 1))).orElseThrow();
        assertThat(first.header().validatorSetHash()).isEqualTo(three.hash());
        assertThat(first.header().endsEpoch()).isFalse();
        assertThat(first.transactions()).hasSize(1);
        other.check(last, CERTIFIED);
        assertThat(other.check(first, CERTIFIED)).isInstanceOfSatisfying(BlockVerdict.Invalid.class,
                invalid -> assertThat(invalid.reason()).contains("not final"));
        TestNetwork.commit(other, last);
        assertThat(other.check(first, CERTIFIED)).isInstanceOf(BlockVerdict.Valid.class);
        assertThat(TestNetwork.commit(other, first).nextEpoch()).isEmpty();
        assertThat(other.speculativeBlocks()).isZero();
    }

    @Test
    void aHeaderThatDeniesTheChangeOrInventsOneIsRefused() {
        Block last = TestNetwork.build(chain, chain.tip(), farewell());
        Block usual = TestNetwork.build(chain, chain.tip(), List.of(pay(0, 1)));
        for (Block lie : List.of(withNext(last, four.hash()), withNext(usual, three.hash()))) {
            assertThat(other.check(lie, CERTIFIED)).isInstanceOfSatisfying(BlockVerdict.Invalid.class,
                    invalid -> assertThat(invalid.reason()).contains("next validator set"));
        }
    }

    @Test
    void aChainThatIsLoadedGoesOnInItsEpoch() {
        Block last = TestNetwork.build(chain, chain.tip(), farewell());
        store.append(List.of(TestNetwork.commit(chain, last)));
        EpochStart begun = new EpochStart(1, 1, last.hash(), three);
        assertThat(ChainLoader.load(store, four).epoch()).isEqualTo(begun);
        Block first = chain.build(inEpoch(1, chain.tip()), List.of()).orElseThrow();
        store.append(List.of(TestNetwork.commit(chain, first)));
        assertThat(ChainLoader.load(store, four).epoch()).isEqualTo(begun);
        assertThat(store.epoch(2)).isEmpty();
    }

    private List<Transaction> farewell() {
        List<Transaction> transactions = new ArrayList<>(network.lastOneLeaves(0, 1));
        transactions.add(pay(0, 1));
        return transactions;
    }

    private Transaction pay(int from, long amount) {
        return network.party(from).transfer(network.chainId(), 0, network.party(2).address(), amount);
    }

    private static ProposalRequest inEpoch(long epoch, Header parent) {
        return new ProposalRequest(parent.hash(), epoch, 1, 0, Hash.ZERO, parent.timestampMs() + 1,
                ProposalRequest.Content.ANY);
    }

    private static Block withNext(Block block, Hash nextSet) {
        Header h = block.header();
        Header changed = new Header(h.version(), h.chainId(), h.epoch(), h.height(), h.term(), h.proposer(),
                h.parentHash(), h.proofHash(), h.txRoot(), h.stateRoot(), h.receiptsRoot(), h.validatorSetHash(),
                nextSet, h.timestampMs(), h.txCount(), h.bodyBytes());
        return new Block(changed, block.transactions());
    }
}
