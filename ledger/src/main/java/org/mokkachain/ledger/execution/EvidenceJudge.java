package org.mokkachain.ledger.execution;

import java.util.OptionalLong;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * Judges evidence, which is opaque to the ledger. A pure function: the same answer on every node, for ever.
 * Thread-safe.
 */
@FunctionalInterface
public interface EvidenceJudge {
    /**
     * The epoch in which {@code offender} signed the two statements of {@code evidence}, if these contradict each other
     * and it did sign both; empty if the evidence convicts nobody, or somebody else.
     */
    OptionalLong convictedEpoch(Hash chainId, PublicKey offender, Bytes evidence);
}
