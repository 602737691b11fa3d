package org.mokkachain.ledger.snapshot;

/**
 * How a snapshot is fetched.
 *
 * @param minHeight of a snapshot worth fetching
 * @param patienceMs until an answer counts as lost; doubled with every one that was lost in a row
 * @param settleMs for so long offers are gathered before one is chosen
 * @param refreshMs between two questions for offers
 * @param perPeer questions to a peer at a time
 * @param inFlight questions at a time, and also chunks that wait to be stored
 */
public record SnapshotSettings(
        long minHeight, long patienceMs, long settleMs, long refreshMs, int perPeer, int inFlight) {
    private static final long PATIENCE_MS = 5_000;
    private static final long SETTLE_MS = 1_000;
    private static final long REFRESH_MS = 3_000;
    private static final int PER_PEER = 4;
    private static final int IN_FLIGHT = 16;

    /** The usual ones: with frames of at most 1 MiB no more than 32 MiB are in memory. */
    public static SnapshotSettings above(long minHeight) {
        return new SnapshotSettings(minHeight, PATIENCE_MS, SETTLE_MS, REFRESH_MS, PER_PEER, IN_FLIGHT);
    }
}
