package org.mokkachain.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.store.InMemoryLedgerStore;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

class ChainTest {
    private static final ClockRule.Waived CERTIFIED = new ClockRule.Waived();

    private final TestNetwork network = new TestNetwork(1, 4);
    private final InMemoryLedgerStore store = network.memoryStore();
    private final Chain chain = network.chain(store);
    private final Chain other = network.chain(network.memoryStore());

    @Test
    void whatOneBuildsAnotherChecksAndBothCommitTheSame() {
        Block block = TestNetwork.build(chain, chain.tip(), List.of(pay(0, 0, 1, 5), pay(0, 1, 2, 6)));
        assertThat(other.check(block, now(block))).isInstanceOfSatisfying(BlockVerdict.Valid.class,
                valid -> assertThat(valid.empty()).isFalse());
        CommitBatch mine = TestNetwork.commit(chain, block);
        CommitBatch theirs = TestNetwork.commit(other, block);
        assertThat(mine.receipts()).isEqualTo(theirs.receipts());
        assertThat(chain.tip()).isEqualTo(other.tip()).isEqualTo(block.header());
        assertThat(chain.committedTree().root()).isEqualTo(block.header().stateRoot());
        assertThat(mine.proof()).isPresent();
    }

    @Test
    void anEmptyBlockKeepsTheStateRoot() {
        Block block = TestNetwork.build(chain, chain.tip(), List.of());
        assertThat(block.header().stateRoot()).isEqualTo(chain.tip().stateRoot());
        assertThat(other.check(block, now(block))).isInstanceOfSatisfying(BlockVerdict.Valid.class,
                valid -> assertThat(valid.empty()).isTrue());
    }

    @Test
    void nothingIsBuiltWhenThereIsNothingToDoAndABlockIsNotWanted() {
        ProposalRequest any = TestNetwork.request(chain.tip());
        ProposalRequest onlyFull = new ProposalRequest(any.parent(), 0, 1, 0, Hash.ZERO, any.nowMs(),
                ProposalRequest.Content.TRANSACTIONS);
        assertThat(chain.build(onlyFull, List.of())).isEmpty();
        assertThat(chain.build(onlyFull, List.of(pay(0, 1, 1, 1)))).isEmpty();
        ProposalRequest empty = new ProposalRequest(any.parent(), 0, 1, 0, Hash.ZERO, any.nowMs(),
                ProposalRequest.Content.EMPTY);
        assertThat(chain.build(empty, List.of(pay(0, 0, 1, 1))).orElseThrow().transactions()).isEmpty();
    }

    @Test
    void theTimeIsTheClocksButAlwaysAfterTheParents() {
        ProposalRequest usual = TestNetwork.request(chain.tip());
        assertThat(chain.build(usual, List.of()).orElseThrow().header().timestampMs()).isEqualTo(usual.nowMs());
        ProposalRequest late = new ProposalRequest(usual.parent(), 0, 1, 0, Hash.ZERO, 5, usual.content());
        assertThat(chain.build(late, List.of()).orElseThrow().header().timestampMs())
                .isEqualTo(chain.tip().timestampMs() + 1);
    }

    @Test
    void aBlockFromTheFutureIsHeldUntilItFitsUnlessAQuorumVouchesForIt() {
        Block block = TestNetwork.build(chain, chain.tip(), List.of());
        long time = block.header().timestampMs();
        assertThat(other.check(block, new ClockRule.Local(time - 2_300))).isEqualTo(new BlockVerdict.TooEarly(300));
        assertThat(other.check(block, new ClockRule.Local(time - 2_000))).isInstanceOf(BlockVerdict.Valid.class);
        assertThat(network.chain(network.memoryStore()).check(block, CERTIFIED)).isInstanceOf(BlockVerdict.Valid.class);
    }

    @Test
    void aBlockThatLiesAboutAnythingIsInvalid() {
        Block honest = TestNetwork.build(chain, chain.tip(), List.of(pay(0, 0, 1, 5)));
        Header h = honest.header();
        assertInvalid(honest, x -> with(x, h.height() + 1, h.timestampMs(), h.txRoot(), h.stateRoot(),
                h.receiptsRoot()));
        assertInvalid(honest, x -> with(x, h.height(), chain.tip().timestampMs(), h.txRoot(), h.stateRoot(),
                h.receiptsRoot()));
        assertInvalid(honest, x -> with(x, h.height(), h.timestampMs(), Hash.ZERO, h.stateRoot(), h.receiptsRoot()));
        assertInvalid(honest, x -> with(x, h.height(), h.timestampMs(), h.txRoot(), Hash.ZERO, h.receiptsRoot()));
        assertInvalid(honest, x -> with(x, h.height(), h.timestampMs(), h.txRoot(), h.stateRoot(), Hash.ZERO));
        assertThat(other.check(new Block(h, List.of()), CERTIFIED)).isInstanceOf(BlockVerdict.Invalid.class);
        assertThat(other.check(new Block(h, List.of(pay(0, 0, 1, 6))), CERTIFIED))
                .isInstanceOf(BlockVerdict.Invalid.class);
    }

    @Test
    void aBlockWithATransactionOutOfPlaceIsInvalid() {
        Block honest = TestNetwork.build(chain, chain.tip(), List.of(pay(0, 0, 1, 5)));
        List<Transaction> wrong = List.of(pay(0, 1, 1, 5));
        Header h = honest.header();
        Block lying = new Block(with(h, h.height(), h.timestampMs(), Block.transactionsRoot(wrong), h.stateRoot(),
                h.receiptsRoot()), wrong);
        assertThat(other.check(lying, CERTIFIED)).isInstanceOfSatisfying(BlockVerdict.Invalid.class,
                invalid -> assertThat(invalid.reason()).contains("transaction 0").contains("nonce_gap"));
    }

    @Test
    void theParentMustBeKnownAndABlockOfThePastIsStale() {
        Block first = TestNetwork.build(chain, chain.tip(), List.of());
        Block second = TestNetwork.build(chain, first.header(), List.of());
        assertThat(other.check(second, CERTIFIED)).isEqualTo(new BlockVerdict.UnknownParent(first.hash()));
        assertThat(other.check(first, CERTIFIED)).isInstanceOf(BlockVerdict.Valid.class);
        assertThat(other.check(second, CERTIFIED)).isInstanceOf(BlockVerdict.Valid.class);
        other.commit(List.of(first.hash(), second.hash()), TestNetwork.proof(second));
        assertThat(other.check(first, CERTIFIED)).isEqualTo(new BlockVerdict.Stale(2));
        assertThatThrownBy(() -> other.commit(List.of(first.hash()), TestNetwork.proof(first)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void committingOneForkDiscardsTheOthers() {
        Block a1 = TestNetwork.build(chain, chain.tip(), List.of(pay(0, 0, 1, 1)));
        Block a2 = TestNetwork.build(chain, a1.header(), List.of(pay(0, 1, 1, 1)));
        Block b1 = TestNetwork.build(chain, chain.tip(), List.of(pay(1, 0, 2, 1)));
        Block b2 = TestNetwork.build(chain, b1.header(), List.of(pay(1, 1, 2, 1)));
        assertThat(chain.speculativeBlocks()).isEqualTo(4);
        assertThat(chain.proposedAt(a2.transactions().getFirst())).contains(2L);
        Hash proposed = a2.transactions().getFirst().id();
        assertThat(chain.proposedOf(Set.of(proposed, Hash.ZERO))).isEqualTo(Map.of(proposed, 2L));
        Transaction signedByOthers = Transaction.of(
                a2.transactions().getFirst().body(), pay(1, 0, 2, 1).signatures());
        assertThat(chain.proposedAt(signedByOthers)).contains(2L);
        TestNetwork.commit(chain, b1);
        assertThat(chain.speculativeBlocks()).isEqualTo(1);
        assertThat(chain.block(a2.hash())).isEmpty();
        assertThat(chain.header(b2.hash())).contains(b2.header());
        assertThat(chain.check(a2, CERTIFIED)).isEqualTo(new BlockVerdict.UnknownParent(a1.hash()));
        TestNetwork.commit(chain, b2);
        assertThat(chain.speculativeBlocks()).isZero();
    }

    @Test
    void aBlockKeepsTheLimitsOfTheNetwork() {
        TestNetwork small = new TestNetwork(2, 4, new Limits(64 * 1024, 100, 2_048, Amount.of(1)));
        Chain smallChain = small.chain(small.memoryStore());
        List<Transaction> many = new ArrayList<>();
        for (int nonce = 0; nonce < 500; nonce++) {
            many.add(small.party(0).transfer(small.chainId(), nonce, small.party(1).address(), 1));
        }
        Block block = TestNetwork.build(smallChain, smallChain.tip(), many);
        assertThat(block.transactions()).hasSize(100);
        assertThat(block.header().bodyBytes()).isLessThanOrEqualTo(64 * 1024);
        assertThat(Block.encodeBody(block.transactions()).length()).isEqualTo(block.header().bodyBytes());
    }

    @Test
    void theChainReadsItsOwnCommitsBeforeTheStoreHasThem() {
        Block block = TestNetwork.build(chain, chain.tip(), List.of(pay(0, 0, 1, 5)));
        TestNetwork.commit(chain, block);
        assertThat(store.head().height()).isZero();
        assertThat(chain.committedState().account(network.party(0).address()).orElseThrow().nonce()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aStoreThatLagsBehindAndATinyCacheChangeNothing(long seed) {
        Random random = new Random(seed);
        InMemoryLedgerStore lagging = network.memoryStore();
        Chain tiny = new Chain(ChainRules.of(network.genesis(), TestNetwork.NOBODY_IS_GUILTY),
                new ChainStart(network.genesisState().header(), network.genesisState().tree(), network.firstEpoch()),
                lagging, 1);
        List<CommitBatch> unwritten = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            List<Transaction> transactions = new ArrayList<>();
            for (int from = 0; from < 4; from++) {
                long nonce = chain.committedState().account(network.party(from).address()).orElseThrow().nonce();
                transactions.add(pay(from, nonce, random.nextInt(4), 1 + random.nextInt(100)));
            }
            Block block = TestNetwork.build(chain, chain.tip(), transactions);
            TestNetwork.commit(chain, block);
            assertThat(tiny.check(block, CERTIFIED)).as("seed %d block %d", seed, i)
                    .isInstanceOf(BlockVerdict.Valid.class);
            unwritten.add(TestNetwork.commit(tiny, block));
            if (random.nextInt(5) == 0) {
                lagging.append(unwritten);
                unwritten.clear();
                tiny.stored(lagging.head().height() - random.nextInt(2));
            }
        }
        assertThat(tiny.committedTree().root()).isEqualTo(chain.committedTree().root());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomForksExecuteTheSameOnEveryNode(long seed) {
        Random random = new Random(seed);
        List<Block> open = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            Header parent = open.isEmpty() || random.nextInt(4) == 0
                    ? chain.tip() : open.get(random.nextInt(open.size())).header();
            if (parent.height() - chain.tip().height() < 16) {
                List<Transaction> candidates = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    candidates.add(pay(random.nextInt(4), random.nextInt(20) + step / 20, random.nextInt(4),
                            1 + random.nextInt(1_000)));
                }
                Block block = TestNetwork.build(chain, parent, candidates);
                assertThat(other.check(block, CERTIFIED)).as("seed %d step %d", seed, step)
                        .isInstanceOf(BlockVerdict.Valid.class);
                open.add(block);
            }
            if (step % 10 == 9) {
                open.removeIf(block -> !block.header().parentHash().equals(chain.tipHash()));
                if (!open.isEmpty()) {
                    Block winner = open.get(random.nextInt(open.size()));
                    assertThat(TestNetwork.commit(chain, winner).receipts())
                            .isEqualTo(TestNetwork.commit(other, winner).receipts());
                }
                open.removeIf(block -> chain.block(block.hash()).isEmpty());
            }
        }
        assertThat(chain.tip().height()).isGreaterThan(5);
        assertThat(chain.committedTree().root()).isEqualTo(other.committedTree().root());
        assertThat(chain.speculativeBlocks()).isEqualTo(other.speculativeBlocks());
    }

    @Test
    void theSameHistoryHasTheSameRootsOnEveryMachine() {
        for (int nonce = 0; nonce < 10; nonce++) {
            TestNetwork.commitNext(chain,
                    List.of(pay(0, nonce, 1, 5), pay(1, nonce, 2, 6), pay(2, nonce, 0, 2_000_000_000)));
        }
        assertThat(chain.tip().stateRoot().hex())
                .isEqualTo("aed94eda2f1c106842650cec973c191d2640977f80532af2cbbfdb1d8d917210");
        assertThat(chain.tip().receiptsRoot().hex())
                .isEqualTo("178f9c3687feac382f6c4a0d895ab04faf209aab86cbef9dc86bd895af7d7710");
    }

    private Transaction pay(int from, long nonce, int to, long amount) {
        return network.party(from).transfer(network.chainId(), nonce, network.party(to).address(), amount);
    }

    private static ClockRule now(Block block) {
        return new ClockRule.Local(block.header().timestampMs());
    }

    private void assertInvalid(Block honest, UnaryOperator<Header> lie) {
        assertThat(other.check(new Block(lie.apply(honest.header()), honest.transactions()), CERTIFIED))
                .isInstanceOf(BlockVerdict.Invalid.class);
    }

    private static Header with(Header h, long height, long time, Hash txRoot, Hash stateRoot, Hash receiptsRoot) {
        return new Header(h.version(), h.chainId(), h.epoch(), height, h.term(), h.proposer(), h.parentHash(),
                h.proofHash(), txRoot, stateRoot, receiptsRoot, h.validatorSetHash(), h.nextValidatorSetHash(), time,
                h.txCount(), h.bodyBytes());
    }
}
