package org.mokkachain.consensus.core;

/** What the outside wants of this node. */
final class Duty {
    static final long NOT_WEAKENED = Long.MIN_VALUE;

    boolean workPending;
    long weakenedUntil = NOT_WEAKENED;
    boolean shuttingDown;
    boolean readyToStop;
}
