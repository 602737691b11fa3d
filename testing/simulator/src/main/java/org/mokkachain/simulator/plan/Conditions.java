package org.mokkachain.simulator.plan;

import org.mokkachain.simkit.network.Weather;
import org.mokkachain.types.genesis.Timing;

/**
 * Circumstances of a schedule that stay the same. Intervals in nanoseconds.
 *
 * @param weather of the network outside storms
 * @param syncLatency most time a sync takes
 * @param detection time until a cut link or a dead machine is noticed
 * @param clients that submit transactions, one after the other each
 * @param think most time a client waits between two of them
 * @param readEvery interval of linearizable reads
 * @param clockSkew most milliseconds by which a wall clock is off
 * @param ttlBlocks how many blocks a leadership lasts
 * @param compactBytes size of a log segment
 * @param reportAfter most time until evidence against a liar is reported; 0: it never is
 * @param realSignatures Ed25519 in the place of keyed hashes
 */
public record Conditions(
        Timing timing,
        Weather weather,
        long syncLatency,
        long detection,
        int clients,
        long think,
        long readEvery,
        long clockSkew,
        int window,
        long ttlBlocks,
        long compactBytes,
        long reportAfter,
        boolean realSignatures) {}
