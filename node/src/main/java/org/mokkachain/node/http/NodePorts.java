package org.mokkachain.node.http;

import java.util.Optional;

/**
 * Everything of the node that the HTTP server needs.
 *
 * @param administration only where the operator wants it
 */
public record NodePorts(
        ChainReader chain,
        StateReader state,
        MempoolReader mempool,
        NodeStatus node,
        TransactionAdmission admission,
        EventHub events,
        FinalityWaiters finality,
        BlockStatistics statistics,
        ProofReader proofs,
        Optional<Administration> administration,
        Oversight oversight) {}
