package org.mokkachain.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mokkachain.ledger.execution.CostlyWork;
import org.mokkachain.ledger.execution.RefusalCode;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ReportEvidence;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/** How much of what takes long a transaction and a block may ask for. */
class CostlyWorkTest {
    private static final Origin CLIENT = new Origin("client");

    private final TestNetwork network = new TestNetwork(5, 30);
    private final Party member = Party.withUsableKey(new Random(6));
    private int judged;
    private final Chain chain = chain();

    private Chain chain() {
        ChainStart start = new ChainStart(
                network.genesisState().header(), network.genesisState().tree(), network.firstEpoch());
        ChainRules rules = ChainRules.of(network.genesis(), (chainId, offender, evidence) -> {
            judged++;
            return OptionalLong.empty();
        });
        return new Chain(rules, start, network.memoryStore(), 1_000);
    }

    private Operation one(CostlyWork work) {
        return switch (work) {
            case NEW_KEYS ->
                new SetAuthority(new Authority.Weighted(1, List.of(new Authority.WeightedKey(member.key(), 1))));
            case REPORTS -> new ReportEvidence(network.operator(0).key(), Bytes.of((byte) 1));
        };
    }

    private Transaction asking(CostlyWork work, int sender, int times) {
        Party party = network.party(sender);
        return party.sign(new TransactionBody(network.chainId(), party.address(), 0, Amount.of(1_000), 1_000_000,
                Collections.nCopies(times, one(work))));
    }

    /** Together one more transaction than a block may have. */
    private List<Transaction> oneTooMany(CostlyWork work) {
        int full = work.maxPerTransaction();
        List<Transaction> all = new ArrayList<>(IntStream.range(0, work.maxPerBlock() / full)
                .mapToObj(sender -> asking(work, sender, full))
                .toList());
        all.add(asking(work, all.size(), 1));
        return all;
    }

    @ParameterizedTest
    @EnumSource(CostlyWork.class)
    void noTransactionMayAskForMoreThanItsLimit(CostlyWork work) {
        Mempool mempool = new Mempool(MempoolSettings.DEFAULT, chain);
        Transaction most = asking(work, 0, work.maxPerTransaction());
        assertThat(mempool.submit(most, CLIENT, 0)).isInstanceOf(Admission.Accepted.class);
        Transaction more = asking(work, 1, work.maxPerTransaction() + 1);
        assertThat(mempool.submit(more, CLIENT, 0)).isInstanceOfSatisfying(Admission.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(RefusalCode.TOO_LARGE);
            assertThat(refused.refusal().message()).contains("the limit is " + work.maxPerTransaction());
        });
        assertThat(chain.check(with(TestNetwork.build(chain, chain.tip(), List.of(most)), List.of(more)),
                new ClockRule.Waived())).isInstanceOf(BlockVerdict.Invalid.class);
    }

    @ParameterizedTest
    @EnumSource(CostlyWork.class)
    void aLeaderPutsNoMoreIntoABlockThanItsLimitAndTheRestIntoTheNext(CostlyWork work) {
        Mempool mempool = new Mempool(MempoolSettings.DEFAULT, chain);
        List<Transaction> all = oneTooMany(work);
        all.forEach(each -> mempool.submit(each, CLIENT, 0));
        Block block = TestNetwork.build(chain, chain.tip(), List.copyOf(mempool.pending(1_000)));
        assertThat(block.transactions()).hasSize(all.size() - 1);
        assertThat(CostlyWork.leavesRoom(block.transactions())).isFalse();
        mempool.committed(TestNetwork.commit(chain, block), 0);
        assertThat(mempool.candidates()).hasSize(1);
        assertThat(TestNetwork.build(chain, chain.tip(), mempool.pending(1_000)).transactions()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(CostlyWork.class)
    void aBlockThatAsksForMoreIsInvalidAndTheRestIsNotEvenTried(CostlyWork work) {
        List<Transaction> all = oneTooMany(work);
        Block most = TestNetwork.build(chain, chain.tip(), all);
        assertThat(most.transactions()).hasSize(all.size() - 1);
        judged = 0;
        assertThat(chain.check(with(most, all), new ClockRule.Waived()))
                .isInstanceOfSatisfying(BlockVerdict.Invalid.class, invalid -> assertThat(invalid.reason())
                        .contains("transaction " + (all.size() - 1))
                        .contains("too_large")
                        .contains("the limit is " + work.maxPerBlock()));
        assertThat(judged).isLessThanOrEqualTo(CostlyWork.REPORTS.maxPerBlock());
    }

    private static Block with(Block block, List<Transaction> transactions) {
        Header h = block.header();
        int added = transactions.stream().mapToInt(t -> t.encoded().length()).sum()
                - block.transactions().stream().mapToInt(t -> t.encoded().length()).sum();
        return new Block(new Header(h.version(), h.chainId(), h.epoch(), h.height(), h.term(), h.proposer(),
                h.parentHash(), h.proofHash(), Block.transactionsRoot(transactions), h.stateRoot(), h.receiptsRoot(),
                h.validatorSetHash(), h.nextValidatorSetHash(), h.timestampMs(), transactions.size(),
                h.bodyBytes() + added), transactions);
    }
}
