package org.mokkachain.consensus.event;

import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Verified;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** An input of the state machine. */
public sealed interface Event {
    /** The first event: begin. */
    record Started() implements Event {}

    /** A message arrived from the node {@code from} over its authenticated link and passed the check. */
    record Received(PublicKey from, Verified<? extends ConsensusMessage> message) implements Event {}

    /** A link to this node is up. */
    record PeerConnected(PublicKey peer) implements Event {}

    /** The last link to this node is gone. */
    record PeerDisconnected(PublicKey peer) implements Event {}

    /** A timer set by {@code SetTimer} ran out. */
    record TimerFired(TimerId timer) implements Event {}

    /** Answer to {@code BuildProposal}: the block to propose. */
    record ProposalBuilt(ProposedBlock block) implements Event {}

    /** Answer to {@code BuildProposal}: no executable transaction is known. */
    record NothingToPropose(Hash parent) implements Event {}

    /** Answer to {@code CheckProposal}. */
    record ProposalChecked(Hash hash, Verdict verdict) implements Event {}

    /** All blocks up to {@code height} are synced in the ledger's store. */
    record LedgerAdvanced(long height) implements Event {}

    /** Whether a transaction is known that could be executed now. */
    record WorkPending(boolean pending) implements Event {}

    /** A transaction has been known for longer than T_censor while blocks with room for it were committed. */
    record CensorshipSuspected() implements Event {}

    /** Somebody wants to read linearizably; answered by {@code ReadReady} or {@code ReadFailed}. */
    record ReadRequested(long requestId) implements Event {}

    /** Abstain from leading for a time, unless nobody else does; 0 ends it. */
    record Weaken(long durationNanos) implements Event {}

    /** End the own leadership in good order. */
    record StepDown() implements Event {}

    /** Hand over whatever is led; answered by {@code ReadyToStop}. */
    record ShutDown() implements Event {}
}
