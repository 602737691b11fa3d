package org.mokkachain.consensus.effect;

/** The timers of the state machine; setting one again replaces it. */
public enum TimerId {
    /** End of the look for a twin after the start. */
    START,
    /** The next deadline of the leader's watchers. */
    PACEMAKER,
    /** The leader's next heartbeat. */
    HEARTBEAT,
    /** The next status message. */
    STATUS,
    /** Missing blocks are asked for again. */
    FETCH,
    /** A block that came too early may fit now. */
    HOLD,
    /** Read requests without answer are repeated. */
    READ,
    /** The end of a graceful hand-over or of a weakening. */
    LEADERSHIP
}
