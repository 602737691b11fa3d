package org.mokkachain.consensus.message;

/**
 * How long every leadership lasts; constants of the protocol, equal on all validators.
 *
 * @param ttlBlocks blocks after the base, at least 1
 * @param ttlMs milliseconds from acceptance, at least 1
 */
public record ProofLimits(long ttlBlocks, long ttlMs) {
    public ProofLimits {
        if (ttlBlocks < 1 || ttlMs < 1) {
            throw new IllegalArgumentException("a leadership lasts at least one block and one millisecond");
        }
    }
}
