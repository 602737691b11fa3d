package org.mokkachain.consensus.setup;

import org.mokkachain.consensus.message.ProofLimits;

/**
 * Constants of the protocol. Intervals in nanoseconds of a monotonic clock. All validators of a network use the same.
 *
 * @param timing intervals and timeouts
 * @param window W: blocks the leader may propose ahead of the last committed one
 * @param proof how long a leadership lasts
 * @param maxBlockBytes limit of a body
 * @param maxUnappliedBlocks committed blocks the ledger may lag behind; beyond it nothing more is proposed or committed
 * @param compactBytes size of a log segment after which a new one is begun with a snapshot
 */
public record Settings(
        Timing timing, int window, ProofLimits proof, int maxBlockBytes, int maxUnappliedBlocks, long compactBytes) {
    public static final int DEFAULT_WINDOW = 8;
    public static final long DEFAULT_TTL_BLOCKS = 100_000;

    public Settings {
        if (window < 1 || window > 64) {
            throw new IllegalArgumentException("window must be 1 to 64, got " + window);
        }
        if (maxUnappliedBlocks < 2 * window) {
            throw new IllegalArgumentException("maxUnappliedBlocks must be at least two windows");
        }
    }

    /** The settings that a genesis asks for. */
    public static Settings of(org.mokkachain.types.genesis.Timing timing, int maxBlockBytes) {
        return new Settings(
                Timing.of(timing),
                DEFAULT_WINDOW,
                new ProofLimits(DEFAULT_TTL_BLOCKS, timing.leadershipMs()),
                maxBlockBytes,
                256,
                16 << 20);
    }

    /** For one site: a few milliseconds between validators. */
    public static Settings lan() {
        return of(org.mokkachain.types.genesis.Timing.LAN, 1 << 20);
    }

    /** For validators on several continents. */
    public static Settings wan() {
        return of(org.mokkachain.types.genesis.Timing.WAN, 1 << 20);
    }
}
