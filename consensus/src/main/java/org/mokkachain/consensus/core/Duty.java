package org.mokkachain.consensus.core;

/** What the outside wants of this node. */
final class Duty {
    static final long NOT_WEAKENED = Long.MIN_VALUE;

    boolean workPending;
    /** Work came after the leader last asked for a block: that there was nothing then means nothing. */
    boolean workArrived;
    long weakenedUntil = NOT_WEAKENED;
    boolean shuttingDown;
    boolean readyToStop;

    void workPending(boolean pending) {
        workPending = pending;
        workArrived |= pending;
    }
}
