package org.mokkachain.consensus.message;

/** Asks every validator how far it knows the chain to be certified; the start of a linearizable read. */
public record ReadIndex(long epoch, long nonce) implements ConsensusMessage {}
