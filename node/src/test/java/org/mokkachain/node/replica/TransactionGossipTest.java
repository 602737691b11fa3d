package org.mokkachain.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mokkachain.node.replica.SmallChain.ALICE;
import static org.mokkachain.node.replica.SmallChain.BOB;
import static org.mokkachain.node.replica.SmallChain.transfer;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.chain.Admission;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.ledger.chain.MempoolSettings;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.p2p.broadcast.FeedId;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.p2p.gossip.GossipEvent;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Signature;

class TransactionGossipTest {
    private static final FeedId FEED = new FeedId(SmallChain.VALIDATOR.publicKey(), 7);
    private static final Origin CLIENT = new Origin("client");

    private final SmallChain chain = new SmallChain();
    private final Mempool mempool = chain.mempool;
    private final List<GossipEvent> events = new ArrayList<>();
    private final TransactionGossip gossip = new TransactionGossip(mempool, events::add);

    private static Message message(long sequence, Transaction... transactions) {
        return new Message(
                FEED, sequence, TransactionBatch.encode(List.of(transactions)),
                Signature.of(new byte[Signature.LENGTH]));
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
        gossip.committed(chain.commit(transaction), 10);
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
        gossip.committed(chain.commit(first, second), 6);
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
        gossip.committed(chain.commit(transaction), 10);
        assertThat(events).containsExactly(settled(1));
    }

    @Test
    void whatIsFinalAlreadyIsSettledAtOnce() {
        Transaction transaction = transfer(ALICE, 0, BOB, 100);
        gossip.committed(chain.commit(transaction), 0);
        assertThat(gossip.delivered(message(1, transaction), 0)).isZero();
        assertThat(events).containsExactly(settled(1));
    }

    @Test
    void whatNobodyCanExecuteAnyMoreIsSettled() {
        gossip.delivered(message(1, transfer(ALICE, 0, BOB, 1)), 0);
        gossip.delivered(message(2, transfer(ALICE, 1, BOB, 100)), 0);
        gossip.committed(chain.commit(), 0);
        assertThat(events).as("it was valid up to height 1").containsExactly(settled(1));
    }

    @Test
    void aTransactionWhoseNonceAnotherOneTookIsSettled() {
        gossip.delivered(message(1, transfer(ALICE, 0, BOB, 50)), 0);
        gossip.committed(chain.commit(transfer(ALICE, 0, BOB, 60)), 0);
        gossip.departed(mempool.takeDepartures());
        assertThat(events).containsExactly(settled(1));
    }

    @Test
    void whoseMoneyIsOnlyJustComingGetsASecondChance() {
        Transaction early = transfer(BOB, 0, ALICE, 100);
        Transaction gift = transfer(ALICE, 0, BOB, 100);
        Transaction another = transfer(ALICE, 1, BOB, 100);
        assertThat(gossip.delivered(message(1, early), 0)).isZero();
        assertThat(gossip.committed(chain.commit(gift), 10)).as("a million is not enough for it and the fee").isZero();
        assertThat(gossip.committed(chain.commit(another), 20)).isOne();
        assertThat(mempool.get(early.id())).isPresent();
        assertThat(events).as("it is still of use").isEmpty();
    }

    @Test
    void aSecondChanceComesTooLateAfterTenSeconds() {
        Transaction early = transfer(BOB, 0, ALICE, 100);
        gossip.delivered(message(1, early), 0);
        gossip.committed(chain.commit(transfer(ALICE, 0, BOB, 100)), 10_001);
        gossip.committed(chain.commit(transfer(ALICE, 1, BOB, 100)), 10_002);
        assertThat(mempool.get(early.id())).isEmpty();
    }

    @Test
    void whatOnlyThisNodeHasNoRoomForStaysForTheOthers() {
        Mempool small = new Mempool(new MempoolSettings(1, 1 << 20, 1, 1_000, 100), chain.chain);
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
        gossip.committed(chain.commit(transaction), 0);
        assertThat(events).containsExactly(settled(1), settled(9));
        assertThat(mempool.size()).isZero();
    }
}
