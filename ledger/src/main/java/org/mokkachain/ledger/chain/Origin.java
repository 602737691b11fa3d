package org.mokkachain.ledger.chain;

/** Who handed a transaction in: one peer, or the clients of this node. Each has a fair share of the mempool. */
public record Origin(String name) {
    /** This node's own clients. */
    public static final Origin LOCAL = new Origin("local");
}
