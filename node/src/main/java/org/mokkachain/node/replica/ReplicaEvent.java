package org.mokkachain.node.replica;

import java.util.List;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.p2p.gossip.GossipEvent;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.PublicKey;

/** An input of the replica. */
public sealed interface ReplicaEvent {
    /** Something that only consensus needs to know: a message, a timer, a wish of the operator. */
    record ForConsensus(Event event) implements ReplicaEvent {}

    /** A message that carries blocks, with those of its bodies that could be checked beforehand. */
    record BlocksReceived(Event.Received message, List<CheckedBody> bodies) implements ReplicaEvent {
        public BlocksReceived {
            bodies = List.copyOf(bodies);
        }
    }

    /** There is a link, whoever made it. */
    record PeerConnected(PublicKey peer) implements ReplicaEvent {}

    /** The link has ended. */
    record PeerDisconnected(PublicKey peer) implements ReplicaEvent {}

    /** Gossip of a linked peer. */
    record GossipReceived(PublicKey from, CheckedGossip message) implements ReplicaEvent {}

    /** Something else that only gossip needs to know. */
    record ForGossip(GossipEvent event) implements ReplicaEvent {}

    /**
     * Transactions of this node's clients whose signatures are valid. Answered by {@code Admitted} with the same
     * ticket.
     *
     * @param ticket given by the sender of the event; 0: no answer wanted
     */
    record TransactionsReceived(Origin origin, long ticket, List<Transaction> transactions) implements ReplicaEvent {
        public TransactionsReceived {
            transactions = List.copyOf(transactions);
        }
    }

    /** The blocks up to this height can be read from the store; after a power cut they may be gone. */
    record Stored(long height) implements ReplicaEvent {}

    /** The blocks up to this height are synced in the store: no power cut can take them. */
    record Durable(long height) implements ReplicaEvent {}

    /** Whether this node begins nothing new, because it has hardly room to store it: then it proposes no blocks. */
    record ReadOnly(boolean on) implements ReplicaEvent {}

    /** The time said by {@link Replica#wakeAt()} has come. */
    record Wake() implements ReplicaEvent {}

    /** Time has passed: drop what expired, look for transactions that are passed over. Expected every 100 ms or so. */
    record Tick() implements ReplicaEvent {}
}
