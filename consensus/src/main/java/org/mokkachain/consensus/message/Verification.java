package org.mokkachain.consensus.message;

/** What came of checking a message. */
public sealed interface Verification {
    /** Everything signed is valid: hand it to the state machine. */
    record Accepted(Verified<? extends ConsensusMessage> message) implements Verification {}

    /** It belongs to another epoch, and cannot be checked here; nobody's fault. */
    record OtherEpoch(long epoch) implements Verification {}

    /** The peer that sent it is broken or lies. */
    record Refused(String reason) implements Verification {}
}
