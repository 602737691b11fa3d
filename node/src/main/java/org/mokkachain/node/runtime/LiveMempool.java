package org.mokkachain.node.runtime;

import java.util.Optional;
import org.mokkachain.api.model.MempoolInfo;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.ledger.chain.Fate;
import org.mokkachain.ledger.chain.MempoolSettings;
import org.mokkachain.node.http.MempoolReader;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** Answers questions about pending transactions by asking the protocol thread. Thread-safe. */
final class LiveMempool implements MempoolReader {
    private final Mailbox mailbox;
    private final MempoolSettings settings;

    LiveMempool(Mailbox mailbox, MempoolSettings settings) {
        this.mailbox = mailbox;
        this.settings = settings;
    }

    @Override
    public Optional<WaitingTransaction> find(Hash id) {
        return mailbox.ask(replica -> find(replica, id)).join();
    }

    private static Optional<WaitingTransaction> find(Replica replica, Hash id) {
        Optional<Transaction> pending = replica.mempool().get(id);
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        Transaction transaction = pending.get();
        Optional<Long> proposed = replica.chain().proposedAt(transaction);
        if (proposed.isPresent()) {
            String waiting = "in the proposed block " + proposed.get() + ", which is not final yet";
            return Optional.of(new WaitingTransaction(transaction, TransactionState.PROPOSED, Optional.of(waiting)));
        }
        return Optional.of(new WaitingTransaction(
                transaction, TransactionState.PENDING, Optional.of(waiting(replica.mempool().fate(id)))));
    }

    private static String waiting(Fate fate) {
        return switch (fate) {
            case Fate.Executable _ -> "waits for the next block";
            case Fate.Waiting(long missingNonce) ->
                "waits for the transaction of its sender with nonce " + missingNonce;
            case Fate.Committed(long height) -> "is in block " + height + ", which is being written";
            case Fate.Gone(var reason) -> reason.message();
            case Fate.Unknown _ -> "is not known here";
        };
    }

    @Override
    public long nextNonce(Address sender, long committedNonce) {
        return mailbox.ask(replica -> Math.max(committedNonce, replica.mempool().nextNonce(sender)))
                .join();
    }

    @Override
    public MempoolInfo info() {
        return mailbox.ask(replica -> new MempoolInfo(
                        replica.mempool().size(),
                        replica.mempool().executableCount(),
                        replica.mempool().bytes(),
                        settings.maxTransactions(),
                        settings.maxBytes()))
                .join();
    }
}
