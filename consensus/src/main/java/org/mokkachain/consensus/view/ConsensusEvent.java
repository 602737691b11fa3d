package org.mokkachain.consensus.view;

import java.util.OptionalInt;
import org.mokkachain.consensus.message.Evidence;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.Suspicion;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.PublicKey;

/** What happened, for programs that embed the protocol, for the API and for the log. Safety needs none of it. */
public sealed interface ConsensusEvent {
    /** This node changed its role. */
    record RoleChanged(Role role, long term) implements ConsensusEvent {}

    /** A term began. */
    record TermStarted(long epoch, long term, int candidate) implements ConsensusEvent {}

    /** A leader proved its leadership of the term; empty: it is lost. */
    record LeaderChanged(long term, OptionalInt leader) implements ConsensusEvent {}

    /**
     * The proof of leadership that this node goes by from now on; at the start, that of the term in which it goes on.
     *
     * @param entry why the term could begin
     */
    record LeaderProven(Proof proof, TermEntry entry) implements ConsensusEvent {}

    /** This node prepared a block: it is durable here, not final. */
    record Accepted(BlockReference block) implements ConsensusEvent {}

    /** A quorum prepared a block: it will survive, and is usually final one message delay later. */
    record Acknowledged(BlockReference block) implements ConsensusEvent {}

    /** A block is final. */
    record Committed(BlockReference block) implements ConsensusEvent {}

    /** The leader was silent for too long. */
    record HeartbeatTimeout(long term) implements ConsensusEvent {}

    /** This node began to suspect the leader. */
    record Suspected(long term, Suspicion reason) implements ConsensusEvent {}

    /** This node does not suspect the leader any more. */
    record SuspicionEnded(long term) implements ConsensusEvent {}

    /** A validator contradicted itself. */
    record EvidenceFound(Evidence evidence) implements ConsensusEvent {}

    /** A node is reachable. */
    record Joined(PublicKey peer, OptionalInt validator) implements ConsensusEvent {}

    /** A node is not reachable any more. */
    record Left(PublicKey peer, OptionalInt validator) implements ConsensusEvent {}

    /** Another validator set took over. */
    record EpochStarted(long epoch, ValidatorSet validators) implements ConsensusEvent {}

    /** This validator lost its log, and follows without voting until that is safe. */
    record RejoinStarted(String why) implements ConsensusEvent {}

    /** This validator votes again. */
    record RejoinFinished(long term) implements ConsensusEvent {}

    /** Something is wrong, but not dangerous. */
    record Problem(String what) implements ConsensusEvent {}
}
