package org.mokkachain.api.model;

import java.util.List;
import java.util.Optional;

/** Something that happened, as sent to subscribers. In the stream the event's name is that of its {@link #topic}. */
public sealed interface NodeEvent {
    Topic topic();

    /** A block is final. */
    record BlockCommitted(BlockSummary block) implements NodeEvent {
        @Override
        public Topic topic() {
            return Topic.BLOCKS;
        }
    }

    /**
     * A transaction was taken into the mempool or became final.
     *
     * @param height of its block, or 0
     * @param addresses sender first, then everyone it concerns
     */
    record TransactionChanged(
            String id, TransactionState status, long height, int index, List<String> addresses) implements NodeEvent {
        public TransactionChanged {
            addresses = List.copyOf(addresses);
        }

        @Override
        public Topic topic() {
            return Topic.TRANSACTIONS;
        }
    }

    /** A new term, a new leader, a change of the node's own state, or of the chain's liveness. */
    record ConsensusChanged(long epoch, long term, Optional<String> leader, String state, Liveness liveness)
            implements NodeEvent {
        @Override
        public Topic topic() {
            return Topic.CONSENSUS;
        }
    }

    /** A peer came or went. */
    record PeerChanged(String nodeId, Optional<String> name, boolean connected) implements NodeEvent {
        @Override
        public Topic topic() {
            return Topic.PEERS;
        }
    }
}
