package org.mokkachain.node.replica;

import java.util.List;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.ledger.chain.Admission;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.PublicKey;

/**
 * An output of the replica, carried out in order. The contract of {@link Effect} holds for the whole list: what
 * consensus persists is durable before any later effect is carried out.
 */
public sealed interface ReplicaEffect {
    /** An effect of consensus that is carried out outside: everything but building, checking and committing. */
    record OfConsensus(Effect effect) implements ReplicaEffect {}

    /** These blocks are final: write them, in order. Answered by {@code Stored} and {@code Durable}. */
    record Store(List<CommitBatch> blocks) implements ReplicaEffect {
        public Store {
            blocks = List.copyOf(blocks);
        }
    }

    /** Tell every linked node of these transactions. */
    record Relay(List<Transaction> transactions) implements ReplicaEffect {
        public Relay {
            transactions = List.copyOf(transactions);
        }
    }

    /** Tell one node of these transactions. */
    record RelayTo(PublicKey peer, List<Transaction> transactions) implements ReplicaEffect {
        public RelayTo {
            transactions = List.copyOf(transactions);
        }
    }

    /** The mempool's answers, one for each transaction of the event with this ticket. */
    record Admitted(long ticket, List<Admission> admissions) implements ReplicaEffect {
        public Admitted {
            admissions = List.copyOf(admissions);
        }
    }
}
