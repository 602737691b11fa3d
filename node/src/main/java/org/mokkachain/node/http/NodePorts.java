package org.mokkachain.node.http;

/** Everything of the node that the HTTP server needs. */
public record NodePorts(
        ChainReader chain,
        MempoolReader mempool,
        NodeStatus node,
        TransactionAdmission admission,
        EventHub events,
        FinalityWaiters finality,
        ProofReader proofs) {}
