package org.mokkachain.consensus.message;

/** Spreads evidence. */
public record EvidenceNotice(Evidence evidence) implements ConsensusMessage {}
