package org.mokkachain.node.replica;

import java.util.List;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.ledger.chain.Admission;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.MempoolChange;
import org.mokkachain.p2p.gossip.GossipEffect;

/**
 * An output of the replica, carried out in order. The contract of {@link Effect} holds for the whole list: what
 * consensus persists is durable before any later effect is carried out.
 */
public sealed interface ReplicaEffect {
    /** An effect of consensus that is carried out outside: everything but building, checking and committing. */
    record OfConsensus(Effect effect) implements ReplicaEffect {}

    /** An effect of gossip that is carried out outside: everything but what is delivered to the mempool. */
    record OfGossip(GossipEffect effect) implements ReplicaEffect {}

    /** These blocks are final: write them, in order. Answered by {@code Stored} and {@code Durable}. */
    record Store(List<CommitBatch> blocks) implements ReplicaEffect {
        public Store {
            blocks = List.copyOf(blocks);
        }
    }

    /** The mempool is another than before. Comes before everything that others learn of it by. */
    record MempoolChanged(MempoolChange change) implements ReplicaEffect {}

    /** The mempool's answers, one for each transaction of the event with this ticket. */
    record Admitted(long ticket, List<Admission> admissions) implements ReplicaEffect {
        public Admitted {
            admissions = List.copyOf(admissions);
        }
    }
}
