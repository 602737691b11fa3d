package org.mokkachain.simulator.plan;

/** What a schedule is to show. */
public enum Goal {
    /** Faults never stop; nothing may ever contradict. */
    SAFETY,
    /** Faults stop; then every honest node must commit 20 more blocks within 20 s. */
    LIVENESS
}
