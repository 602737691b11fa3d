package org.mokkachain.ledger.chain;

/**
 * Who handed a transaction in: one peer, or the clients of this node. Each has a fair share of the mempool and of the
 * blocks. An account counts for whoever brought the first of what it has pending.
 */
public record Origin(String name) {
    /** This node's own clients. */
    public static final Origin LOCAL = new Origin("local");
}
