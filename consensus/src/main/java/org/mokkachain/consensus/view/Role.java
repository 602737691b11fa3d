package org.mokkachain.consensus.view;

/** What a node is doing. */
public enum Role {
    /** Not started, or looking for a twin. */
    STARTING,
    /** Leads the term. */
    LEADER,
    /** May lead the term, and collects votes. */
    CANDIDATE,
    /** A validator that accepts the blocks of a leader. */
    FOLLOWER,
    /** Follows the chain without a vote. */
    OBSERVER,
    /** A validator that lost its log and may not vote yet. */
    REJOINING,
    /** Stopped for safety. */
    HALTED
}
