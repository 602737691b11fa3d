package org.mokkachain.ledger.chain;

import org.mokkachain.types.value.Hash;

/**
 * What a leader wants built.
 *
 * @param parent the block to extend, committed last or checked before
 * @param proposer index of the leader in the validator set
 * @param nowMs local time; the block gets max(now, parent's + 1)
 * @param content what it may hold
 */
public record ProposalRequest(
        Hash parent, long epoch, long term, int proposer, Hash proofHash, long nowMs, Content content) {

    /** What a block may hold. */
    public enum Content {
        /** No transactions, whatever is pending. */
        EMPTY,
        /** Pending transactions; a block without any if there are none. */
        ANY,
        /** Pending transactions; no block if there are none. */
        TRANSACTIONS
    }
}
