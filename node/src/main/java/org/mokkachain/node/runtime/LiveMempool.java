package org.mokkachain.node.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.mokkachain.api.model.MempoolInfo;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.ledger.chain.Arrival;
import org.mokkachain.ledger.chain.Exit;
import org.mokkachain.ledger.chain.Fate;
import org.mokkachain.ledger.execution.Refusal;
import org.mokkachain.ledger.execution.RefusalCode;
import org.mokkachain.node.http.MempoolReader;
import org.mokkachain.node.http.Standing;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** Answers questions about pending transactions; about single ones by asking the protocol thread. Thread-safe. */
final class LiveMempool implements MempoolReader {
    private final Mailbox mailbox;
    private final MempoolMirror mirror;

    LiveMempool(Mailbox mailbox, MempoolMirror mirror) {
        this.mailbox = mailbox;
        this.mirror = mirror;
    }

    @Override
    public Optional<WaitingTransaction> find(Hash id) {
        return mailbox.ask(replica -> find(replica, id)).join();
    }

    private static Optional<WaitingTransaction> find(Replica replica, Hash id) {
        Optional<Transaction> pending = replica.mempool().get(id);
        Optional<Long> proposed = pending.flatMap(transaction -> replica.chain().proposedAt(transaction));
        if (proposed.isPresent()) {
            String text = "in the proposed block " + proposed.get() + ", which is not final yet";
            return Optional.of(new WaitingTransaction(pending, TransactionState.PROPOSED, Optional.of(text)));
        }
        return switch (replica.mempool().fate(id)) {
            case Fate.Executable _ -> waiting(pending, TransactionState.PENDING, "waits for the next block");
            case Fate.Waiting(long missingNonce) -> waiting(
                    pending,
                    TransactionState.PENDING,
                    "waits for the transaction of its sender with nonce " + missingNonce);
            case Fate.Committed(long height) -> waiting(
                    pending, TransactionState.PROPOSED, "is in block " + height + ", which is being written");
            case Fate.Gone(Refusal reason, Exit _) -> waiting(pending, afterRefusal(reason), reason.message());
            case Fate.Unknown _ -> Optional.empty();
        };
    }

    @Override
    public Optional<Standing> standing(Hash id) {
        return mailbox.ask(replica -> Standings.of(replica, id)).join();
    }

    @Override
    public List<Arrived> arrivals(long after, int limit) {
        return mailbox.ask(replica -> arrivals(replica, after, limit)).join();
    }

    private static List<Arrived> arrivals(Replica replica, long after, int limit) {
        List<Arrival> page = replica.mempool().arrivals(after, limit);
        Set<Hash> ids = page.stream().map(arrival -> arrival.transaction().id()).collect(Collectors.toSet());
        Map<Hash, Long> proposed = replica.chain().proposedOf(ids);
        long behind = System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        return page.stream()
                .map(arrival -> {
                    Transaction transaction = arrival.transaction();
                    Optional<Long> height = Optional.ofNullable(proposed.get(transaction.id()));
                    return new Arrived(transaction, Standings.pending(replica, transaction, height),
                            arrival.serial(), behind + arrival.sinceMs());
                })
                .toList();
    }

    private static Optional<WaitingTransaction> waiting(
            Optional<Transaction> transaction, TransactionState state, String text) {
        return Optional.of(new WaitingTransaction(transaction, state, Optional.of(text)));
    }

    /** Only one whose last height has passed can never come back. */
    private static TransactionState afterRefusal(Refusal reason) {
        return reason.code() == RefusalCode.EXPIRED ? TransactionState.EXPIRED : TransactionState.UNKNOWN;
    }

    @Override
    public long nextNonce(Address sender) {
        return mirror.nextNonce(sender);
    }

    @Override
    public MempoolInfo info() {
        return mirror.info();
    }
}
