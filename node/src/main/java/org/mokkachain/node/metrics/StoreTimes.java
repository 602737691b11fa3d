package org.mokkachain.node.metrics;

import io.micrometer.core.instrument.Timer;

/**
 * How long the disk takes. Thread-safe.
 *
 * @param append of final blocks to the ledger, not synced
 * @param sync of the ledger
 * @param log write and sync of the consensus log; every vote waits for one
 */
public record StoreTimes(Timer append, Timer sync, Timer log) {
    public static StoreTimes in(Meters meters) {
        return new StoreTimes(
                meters.timer("mokka.store.append", "Time to write final blocks to the ledger, not synced"),
                meters.timer("mokka.store.sync", "Time to sync the ledger to disk"),
                meters.timer("mokka.log.sync",
                        "Time to write and sync the consensus log; every vote and every proposal waits for one"));
    }
}
