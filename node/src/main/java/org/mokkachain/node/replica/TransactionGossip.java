package org.mokkachain.node.replica;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.mokkachain.ledger.chain.Admission;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.Departure;
import org.mokkachain.ledger.chain.Fate;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.ledger.execution.RefusalCode;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.p2p.gossip.GossipEvent;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/**
 * Between the mempool and the feeds: what clients bring here is published, what other nodes publish is admitted, and a
 * message of which nothing is of use any more is settled, so that it leaves every log. Times in milliseconds.
 */
final class TransactionGossip {
    private static final long REPEAT_MS = 3_000;
    private static final int MAX_REPEATED = 500;

    private final Mempool mempool;
    private final Consumer<GossipEvent> gossip;
    private final Outbox outbox = new Outbox();
    private final Deque<List<Transaction>> publishing = new ArrayDeque<>();
    private final UsefulMessages useful = new UsefulMessages();
    private final SecondChances secondChances = new SecondChances();
    private List<CheckedGossip.Content> expected = List.of();
    private long lastRepeat = Long.MIN_VALUE / 2;

    /** @param gossip steps the gossip layer; it may answer by calling back before it returns */
    TransactionGossip(Mempool mempool, Consumer<GossipEvent> gossip) {
        this.mempool = mempool;
        this.gossip = gossip;
    }

    // ---- out

    /** Clients of this node brought these, and the mempool took them. */
    void taken(List<Transaction> transactions, long now) {
        outbox.add(transactions);
        publishDue(now);
    }

    long wakeAt() {
        return outbox.dueAt();
    }

    /** What became final while it waited need not be told. */
    void publishDue(long now) {
        for (List<Transaction> batch : outbox.take(now)) {
            List<Transaction> pending = batch.stream()
                    .filter(transaction -> mempool.get(transaction.id()).isPresent())
                    .toList();
            if (!pending.isEmpty()) {
                publish(pending);
            }
        }
    }

    private void publish(List<Transaction> batch) {
        publishing.add(batch);
        gossip.accept(new GossipEvent.Publish(TransactionBatch.encode(batch)));
    }

    /** The oldest batch handed over has become this message. */
    void published(MessageId message) {
        keepWhileUseful(message, publishing.remove());
    }

    /**
     * Every node that was linked has what was published. One that had no room for it then may have room now, and what
     * is passed over block after block is best said again.
     */
    void repeat(long now) {
        if (now - lastRepeat >= REPEAT_MS && mempool.isPassingOver(REPEAT_MS)) {
            lastRepeat = now;
            TransactionBatch.split(mempool.pending(MAX_REPEATED)).forEach(this::publish);
        }
    }

    // ---- in

    /** What the next messages say, which need not be decoded again. */
    void expect(List<CheckedGossip.Content> contents) {
        expected = contents;
    }

    /** A message came; how many of its transactions are new and were taken. */
    int delivered(Message message, long now) {
        List<Transaction> transactions = contents(message);
        Origin origin = new Origin(message.feed().origin().hex());
        List<Transaction> stillUseful = new ArrayList<>(transactions.size());
        int taken = 0;
        for (Transaction transaction : transactions) {
            Admission admission = mempool.submit(transaction, origin, now);
            taken += admission instanceof Admission.Accepted ? 1 : 0;
            if (isUseful(transaction, admission, origin, now)) {
                stillUseful.add(transaction);
            }
        }
        keepWhileUseful(new MessageId(message.feed(), message.sequence()), stillUseful);
        return taken;
    }

    /** A message that came too early was kept by its feed, and only its bytes are left. */
    private List<Transaction> contents(Message message) {
        for (CheckedGossip.Content content : expected) {
            if (content.message().equals(message)) {
                return content.transactions();
            }
        }
        try {
            return TransactionBatch.decode(message.content());
        } catch (DecodingException e) {
            throw new IllegalStateException("the content of " + message.feed() + " was not checked", e);
        }
    }

    private boolean isUseful(Transaction transaction, Admission admission, Origin origin, long now) {
        return switch (admission) {
            case Admission.Accepted _ -> true;
            case Admission.Known _ -> !(mempool.fate(transaction.id()) instanceof Fate.Committed);
            case Admission.Refused refused -> {
                boolean mayPass = SecondChances.mayPass(refused.refusal());
                if (mayPass) {
                    secondChances.add(new SecondChances.Refused(transaction, origin, now));
                }
                yield mayPass;
            }
        };
    }

    private void keepWhileUseful(MessageId message, List<Transaction> transactions) {
        if (transactions.isEmpty()) {
            settle(message);
        } else {
            useful.add(message, transactions);
        }
    }

    // ---- done with

    /** A block is final; how many of those refused before were taken now. */
    int committed(CommitBatch batch, long now) {
        batch.block().transactions().forEach(transaction -> drop(transaction.id()));
        useful.removeExpired(batch.height() + 1).forEach(this::settle);
        int taken = 0;
        for (SecondChances.Refused refused : secondChances.take(now)) {
            switch (mempool.submit(refused.transaction(), refused.origin(), now)) {
                case Admission.Accepted _ -> taken++;
                case Admission.Known _ -> {}
                case Admission.Refused again -> {
                    if (SecondChances.mayPass(again.refusal())) {
                        secondChances.add(refused);
                    }
                }
            }
        }
        return taken;
    }

    /** What left the mempool: it is of no use, unless only this node had no room for it. */
    void departed(List<Departure> departures) {
        for (Departure departure : departures) {
            boolean evicted = departure.fate() instanceof Fate.Gone gone
                    && gone.reason().code() == RefusalCode.MEMPOOL_FULL;
            if (!evicted) {
                drop(departure.id());
            }
        }
    }

    private void drop(Hash transaction) {
        useful.remove(transaction).forEach(this::settle);
    }

    private void settle(MessageId message) {
        gossip.accept(new GossipEvent.Settle(message.feed(), message.sequence()));
    }
}
