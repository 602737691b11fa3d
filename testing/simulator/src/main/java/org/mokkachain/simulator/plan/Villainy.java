package org.mokkachain.simulator.plan;

/** What a Byzantine validator may do; it does several of these at once. */
public enum Villainy {
    /** Two copies of the validator run with one key. */
    TWINS,
    /** As leader, proposes two chains of blocks, one to each half. */
    EQUIVOCATES,
    /** As leader, makes two proofs of leadership from different votes. */
    DUAL_PROOF,
    /** As leader, builds on another block than its proof says. */
    MISPLACES,
    /** Signs PREPARE and COMMIT for whatever it sees. */
    DOUBLE_VOTES,
    /** Reports an old lock in its votes for candidates. */
    CONCEALS_LOCK,
    /** Sends votes and proposals to some only, and serves no blocks. */
    WITHHOLDS,
    /** Sends nothing at all. */
    SILENT,
    /** As leader, proposes blocks whose state root or time is wrong. */
    INVALID_BLOCKS,
    /** Sends old messages again, of other terms, and signs for another chain. */
    REPLAYS,
    /** As leader, leaves out the transactions of some clients. */
    CENSORS,
    /** Suspects every leader all the time. */
    ACCUSES,
    /** Makes certificates of its own signatures alone, and COMMITs out of others' PREPAREs. */
    FORGES,
    /** Claims in its status to be far ahead, and answers no question for blocks. */
    BOASTS
}
