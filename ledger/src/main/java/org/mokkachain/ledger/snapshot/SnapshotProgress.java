package org.mokkachain.ledger.snapshot;

/**
 * How far a snapshot is.
 *
 * @param height of the snapshot; 0 while one is looked for
 * @param share of the state that is stored, 0 to 1, by the space of keys
 * @param entries fetched in this run
 * @param bytes fetched in this run
 * @param peers that have the snapshot
 * @param offering peers that have said which snapshots they have
 */
public record SnapshotProgress(Phase phase, long height, double share, long entries, long bytes, int peers,
        int offering) {
    /** What is being done. */
    public enum Phase {
        /** Peers are asked for their snapshots. */
        SEEKING,
        /** The chain of validator sets is checked. */
        TRUSTING,
        /** The state comes in. */
        FETCHING,
        /** All is stored. */
        COMPLETE
    }
}
