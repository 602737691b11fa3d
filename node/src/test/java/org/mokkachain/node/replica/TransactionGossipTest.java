package org.mokkachain.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.chain.Admission;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.ChainRules;
import org.mokkachain.ledger.chain.ChainStart;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.ledger.chain.MempoolSettings;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.ledger.chain.ProposalRequest;
import org.mokkachain.ledger.store.InMemoryLedgerStore;
import org.mokkachain.p2p.broadcast.FeedId;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.p2p.gossip.GossipEvent;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

class TransactionGossipTest {
    private static final Signer ALICE = signer("alice");
    private static final Signer BOB = signer("bob");
    private static final Signer VALIDATOR = signer(DevelopmentKeys.validator(0));
    private static final FeedId FEED = new FeedId(VALIDATOR.publicKey(), 7);
    private static final Origin CLIENT = new Origin("client");
    private static final long MILLION = 1_000_000;

    private final GenesisState state = GenesisState.of(genesis());
    private final Chain chain = chain();
    private final Mempool mempool = new Mempool(MempoolSettings.DEFAULT, chain);
    private final List<GossipEvent> events = new ArrayList<>();
    private final TransactionGossip gossip = new TransactionGossip(mempool, events::add);

    private static Signer signer(String name) {
        return Ed25519.preferred().signer(DevelopmentKeys.of(name));
    }

    /** Alice has funds, Bob has none. */
    private static Genesis genesis() {
        var address = AccountAddress.of(ALICE.publicKey());
        ValidatorSet validators = new ValidatorSet(List.of(new Validator("v", VALIDATOR.publicKey(), address)));
        return new Genesis("test", "tmok", 1_000, CrashModel.BFT, Timing.LAN, Limits.DEFAULT, validators,
                List.of("127.0.0.1:9100"), List.of(new GenesisAccount("alice", address, Amount.of(100 * MILLION))));
    }

    private Chain chain() {
        EpochStart epoch = new EpochStart(0, 0, state.header().hash(), genesis().validators());
        ChainStart start = new ChainStart(state.header(), state.tree(), epoch);
        ChainRules rules = ChainRules.of(genesis(), (chain, offender, evidence) -> OptionalLong.empty());
        return new Chain(rules, start, new InMemoryLedgerStore(state.batch(), Hash.ZERO), 100);
    }

    private static Transaction transfer(Signer from, long nonce, Signer to, long validUntil) {
        Transfer transfer = new Transfer(
                AssetId.NATIVE, AccountAddress.of(to.publicKey()), Amount.of(MILLION), Bytes.EMPTY);
        return Transaction.sign(
                new TransactionBody(genesis().hash(), AccountAddress.of(from.publicKey()), nonce, Amount.of(1_000),
                        validUntil, List.of(transfer)),
                from);
    }

    private static Message message(long sequence, Transaction... transactions) {
        return new Message(
                FEED, sequence, TransactionBatch.encode(List.of(transactions)),
                Signature.of(new byte[Signature.LENGTH]));
    }

    private CommitBatch commit(Transaction... transactions) {
        ProposalRequest request = new ProposalRequest(chain.tipHash(), 0, 1, 0, Hash.ZERO,
                chain.tip().timestampMs() + 1, ProposalRequest.Content.ANY);
        Block block = chain.build(request, List.of(transactions)).orElseThrow();
        SignerSignature signature = new SignerSignature(0, Signature.of(new byte[Signature.LENGTH]));
        FinalityProof proof = new FinalityProof(List.of(),
                new Certificate(Phase.COMMIT, BlockReference.of(block.header()), List.of(signature)));
        CommitBatch batch = chain.commit(List.of(block.header().hash()), proof).getFirst();
        mempool.committed(batch, 0);
        return batch;
    }

    private static GossipEvent settled(long sequence) {
        return new GossipEvent.Settle(FEED, sequence);
    }

    @Test
    void whatClientsBringIsPublishedAndSettledWhenItIsFinal() {
        Transaction transaction = transfer(ALICE, 0, BOB, 100);
        mempool.submit(transaction, CLIENT, 0);
        gossip.taken(List.of(transaction), 0);
        assertThat(events).containsExactly(
                new GossipEvent.Publish(TransactionBatch.encode(List.of(transaction))));
        gossip.published(new MessageId(FEED, 1));
        gossip.committed(commit(transaction), 10);
        assertThat(events).hasSize(2).last().isEqualTo(settled(1));
    }

    @Test
    void whatWasDecodedWhenItWasCheckedIsNotDecodedAgain() {
        Message unreadable = new Message(FEED, 1, Bytes.of(new byte[] {7}), Signature.of(new byte[Signature.LENGTH]));
        Transaction early = transfer(ALICE, 1, BOB, 100);
        gossip.expect(List.of(
                new CheckedGossip.Content(message(3, early), List.of(early)),
                new CheckedGossip.Content(unreadable, List.of(transfer(ALICE, 0, BOB, 100)))));
        assertThat(gossip.delivered(unreadable, 0)).isEqualTo(1);

        gossip.expect(List.of());
        assertThat(gossip.delivered(message(2, early), 0)).isEqualTo(1);
        assertThatThrownBy(() -> gossip.delivered(unreadable, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatBecomesFinalBeforeItIsToldIsNotTold() {
        Transaction first = transfer(ALICE, 0, BOB, Long.MAX_VALUE);
        Transaction second = transfer(ALICE, 1, BOB, Long.MAX_VALUE);
        mempool.submit(first, CLIENT, 0);
        mempool.submit(second, CLIENT, 0);
        gossip.taken(List.of(first), 0);
        gossip.published(new MessageId(FEED, 1));
        gossip.taken(List.of(second), 5);
        gossip.committed(commit(first, second), 6);
        gossip.publishDue(10);
        assertThat(events).hasSize(2).last().isEqualTo(settled(1));
        assertThat(gossip.wakeAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatOthersPublishIsPendingUntilItIsFinal() {
        Transaction transaction = transfer(ALICE, 0, BOB, 100);
        assertThat(gossip.delivered(message(1, transaction), 0)).isOne();
        assertThat(mempool.get(transaction.id())).isPresent();
        assertThat(events).isEmpty();
        gossip.committed(commit(transaction), 10);
        assertThat(events).containsExactly(settled(1));
    }

    @Test
    void whatIsFinalAlreadyIsSettledAtOnce() {
        Transaction transaction = transfer(ALICE, 0, BOB, 100);
        gossip.committed(commit(transaction), 0);
        assertThat(gossip.delivered(message(1, transaction), 0)).isZero();
        assertThat(events).containsExactly(settled(1));
    }

    @Test
    void whatNobodyCanExecuteAnyMoreIsSettled() {
        gossip.delivered(message(1, transfer(ALICE, 0, BOB, 1)), 0);
        gossip.delivered(message(2, transfer(ALICE, 1, BOB, 100)), 0);
        gossip.committed(commit(), 0);
        assertThat(events).as("it was valid up to height 1").containsExactly(settled(1));
    }

    @Test
    void aTransactionWhoseNonceAnotherOneTookIsSettled() {
        gossip.delivered(message(1, transfer(ALICE, 0, BOB, 50)), 0);
        gossip.committed(commit(transfer(ALICE, 0, BOB, 60)), 0);
        gossip.departed(mempool.takeDepartures());
        assertThat(events).containsExactly(settled(1));
    }

    @Test
    void whoseMoneyIsOnlyJustComingGetsASecondChance() {
        Transaction early = transfer(BOB, 0, ALICE, 100);
        Transaction gift = transfer(ALICE, 0, BOB, 100);
        Transaction another = transfer(ALICE, 1, BOB, 100);
        assertThat(gossip.delivered(message(1, early), 0)).isZero();
        assertThat(gossip.committed(commit(gift), 10)).as("a million is not enough for it and the fee").isZero();
        assertThat(gossip.committed(commit(another), 20)).isOne();
        assertThat(mempool.get(early.id())).isPresent();
        assertThat(events).as("it is still of use").isEmpty();
    }

    @Test
    void aSecondChanceComesTooLateAfterTenSeconds() {
        Transaction early = transfer(BOB, 0, ALICE, 100);
        gossip.delivered(message(1, early), 0);
        gossip.committed(commit(transfer(ALICE, 0, BOB, 100)), 10_001);
        gossip.committed(commit(transfer(ALICE, 1, BOB, 100)), 10_002);
        assertThat(mempool.get(early.id())).isEmpty();
    }

    @Test
    void whatOnlyThisNodeHasNoRoomForStaysForTheOthers() {
        Mempool small = new Mempool(new MempoolSettings(1, 1 << 20, 1, 1_000, 100), chain);
        TransactionGossip crowded = new TransactionGossip(small, events::add);
        crowded.delivered(message(1, transfer(ALICE, 0, BOB, 100)), 0);
        crowded.delivered(message(2, transfer(ALICE, 1, BOB, 100)), 0);
        crowded.departed(small.takeDepartures());
        assertThat(events).isEmpty();
        assertThat(small.size()).isOne();
    }

    @Test
    void twoNodesThatBringTheSameTransactionBothSettleTheirMessage() {
        Transaction transaction = transfer(ALICE, 0, BOB, 100);
        gossip.delivered(message(1, transaction), 0);
        gossip.delivered(message(9, transaction), 0);
        assertThat(mempool.submit(transaction, CLIENT, 0)).isInstanceOf(Admission.Known.class);
        gossip.committed(commit(transaction), 0);
        assertThat(events).containsExactly(settled(1), settled(9));
        assertThat(mempool.size()).isZero();
    }
}
