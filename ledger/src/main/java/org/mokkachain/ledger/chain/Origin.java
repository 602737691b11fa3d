package org.mokkachain.ledger.chain;

/**
 * Who handed transactions in: one client of this node, or the node that first took them from a client of its own. Each
 * has a fair share of the mempool and of the blocks. An account counts for whoever brought the first of what it has
 * pending.
 */
public record Origin(String name) {}
