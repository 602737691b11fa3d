package org.mokkachain.node.replica;

import java.util.List;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.types.transaction.Transaction;

/** An input of the replica. */
public sealed interface ReplicaEvent {
    /** Something that only consensus needs to know: a message, a timer, a link, a wish of the operator. */
    record ForConsensus(Event event) implements ReplicaEvent {}

    /** A message that carries blocks, with those of its bodies that could be checked beforehand. */
    record BlocksReceived(Event.Received message, List<CheckedBody> bodies) implements ReplicaEvent {
        public BlocksReceived {
            bodies = List.copyOf(bodies);
        }
    }

    /**
     * Transactions whose signatures are valid. Answered by {@code Admitted} with the same ticket.
     *
     * @param relay tell the other nodes of what is new: of the own clients' transactions, and of those that come from
     *     a node which is not linked to every validator
     * @param ticket given by the sender of the event; 0: no answer wanted
     */
    record TransactionsReceived(Origin origin, boolean relay, long ticket, List<Transaction> transactions)
            implements ReplicaEvent {
        public TransactionsReceived {
            transactions = List.copyOf(transactions);
        }
    }

    /** The blocks up to this height can be read from the store; after a power cut they may be gone. */
    record Stored(long height) implements ReplicaEvent {}

    /** The blocks up to this height are synced in the store: no power cut can take them. */
    record Durable(long height) implements ReplicaEvent {}

    /** Time has passed: drop what expired, look for transactions that are passed over. Expected every 100 ms or so. */
    record Tick() implements ReplicaEvent {}
}
