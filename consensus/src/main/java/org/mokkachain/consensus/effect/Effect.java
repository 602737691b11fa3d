package org.mokkachain.consensus.effect;

import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * An output of the state machine. Effects are carried out in the order of the list, and those of a step before those
 * of the next. A {@link Persist} or {@link Compact} must be durable before any later effect is carried out; one sync
 * may cover the persists of many steps, as long as nothing after them leaves before it. If a sync fails the process
 * must halt: never sync again, never sign again.
 */
public sealed interface Effect {
    /** Append the records to the consensus log, durably. */
    record Persist(List<LogRecord> records) implements Effect {
        public Persist {
            records = List.copyOf(records);
        }
    }

    /** Begin a new log segment with these records, durably, then drop the old one. */
    record Compact(List<LogRecord> snapshot) implements Effect {
        public Compact {
            snapshot = List.copyOf(snapshot);
        }
    }

    /** Send to one node if it is connected; may be lost. */
    record Send(PublicKey to, ConsensusMessage message) implements Effect {}

    /** Send to every other validator of the current epoch that is connected; may be lost. Encode once. */
    record Broadcast(ConsensusMessage message) implements Effect {}

    /**
     * Build a block; answer {@code ProposalBuilt} or, unless {@code required}, {@code NothingToPropose}. The header
     * takes everything but roots, time and counts from here; the time is max(now, parent's + 1).
     *
     * @param parent the block to extend; executed before, never older than the last committed one
     * @param emptyOnly the block must be without transactions
     * @param required answer with an empty block if there is nothing to put into it
     */
    record BuildProposal(
            Header parent,
            Epoch epoch,
            long term,
            int proposer,
            Hash proofHash,
            boolean emptyOnly,
            boolean required)
            implements Effect {}

    /**
     * Execute a block on the state after its parent, which was checked before or is committed, and compare; answer
     * {@code ProposalChecked}.
     *
     * @param certified a quorum vouches for it: V7 (too early) is waived
     */
    record CheckProposal(ProposedBlock block, boolean certified) implements Effect {}

    /**
     * These blocks are final: apply them to the ledger, in order; answer {@code LedgerAdvanced} when that is durable.
     * All were checked before.
     *
     * @param blocks ascending, the first one extends the last committed one
     * @param proof proves the last one, and by the chain of hashes the others
     */
    record Commit(List<ProposedBlock> blocks, FinalityProof proof) implements Effect {
        public Commit {
            blocks = List.copyOf(blocks);
        }
    }

    /** Another validator set takes over: check messages against it from now on. */
    record EnterEpoch(Epoch epoch) implements Effect {}

    /**
     * Send a {@code RangeReply} with final blocks from the ledger, all of one epoch, within the limits of that message.
     */
    record ServeRange(PublicKey to, long fromHeight, int maxBlocks) implements Effect {}

    /** Fire {@code TimerFired(timer)} after the delay; replaces the one of the same name. */
    record SetTimer(TimerId timer, long delayNanos) implements Effect {}

    record CancelTimer(TimerId timer) implements Effect {}

    /** A linearizable read may be served as soon as the ledger holds {@code height}. */
    record ReadReady(long requestId, long height) implements Effect {}

    /** A linearizable read cannot be served now. */
    record ReadFailed(long requestId, String reason) implements Effect {}

    /** For embedding programs, the API and the log. */
    record Publish(ConsensusEvent event) implements Effect {}

    /** The peer sent what no correct node sends. */
    record Penalize(PublicKey peer, String reason) implements Effect {}

    /** Nothing is led any more: the process may end. */
    record ReadyToStop() implements Effect {}

    /**
     * Going on could break the chain: stop signing and halt the process. Nothing follows.
     *
     * @param evidence what shows it, for a dump
     */
    record Halt(String reason, Optional<String> evidence) implements Effect {}
}
