package org.mokkachain.simulator.world;

import java.util.Optional;

/**
 * How a schedule ended that violated nothing.
 *
 * @param history hash of everything that happened
 * @param events steps of replicas
 * @param blocks final blocks
 * @param nanos simulated time
 * @param worstGap longest time without a new final block after the faults stopped, nanoseconds
 * @param stall what did not go on, if it did not
 * @param parcels messages handed to the network
 * @param convictions liars that the chain removed for evidence
 */
public record Outcome(
        String history,
        long events,
        long blocks,
        long nanos,
        long worstGap,
        Optional<String> stall,
        long parcels,
        long convictions) {}
