package org.mokkachain.consensus.setup;

/**
 * Intervals and timeouts in nanoseconds.
 *
 * @param heartbeat T_hb: interval of the leader's heartbeats
 * @param silence T_hbTimeout: without a valid message of the leader for so long, it is suspected; doubled with each
 *     failed term, as the next two
 * @param election T_elect: time for a leader to prove its leadership
 * @param progress T_progress: time in which pending work must be committed
 * @param censor T_censor: time a new leader has before passing over a transaction makes it suspect
 * @param repeatSuspect interval at which a suspicion is repeated
 * @param suspectLapse a suspicion not repeated for so long is void
 * @param status least interval of status messages to one peer; also how long a peer may lack something before it is
 *     sent again
 * @param statusIdle interval of status messages when nothing changes
 * @param idleBlock interval of empty blocks on an idle chain; 0: none
 */
public record Timing(
        long heartbeat,
        long silence,
        long election,
        long progress,
        long censor,
        long repeatSuspect,
        long suspectLapse,
        long status,
        long statusIdle,
        long idleBlock) {
    /** Timeouts double at most so often. */
    public static final int MAX_DOUBLINGS = 6;

    private static final long MS = 1_000_000;

    public Timing {
        if (heartbeat < 1 || silence < 2 * heartbeat || election < 1 || progress < 1) {
            throw new IllegalArgumentException("timeouts must be positive and the silence at least two heartbeats");
        }
        if (repeatSuspect < 1 || suspectLapse <= repeatSuspect || status < 1 || statusIdle < status || idleBlock < 0) {
            throw new IllegalArgumentException("a suspicion must be repeated before it lapses; intervals are positive");
        }
    }

    /** The timing that a genesis asks for; what it does not name follows from it. */
    public static Timing of(org.mokkachain.types.genesis.Timing genesis) {
        long election = genesis.electionMs() * MS;
        // 100 ms and 500 ms on a LAN; slower networks repeat less often.
        long repeat = Math.max(genesis.heartbeatMs() * 2, 20) * MS;
        return new Timing(
                genesis.heartbeatMs() * MS,
                genesis.heartbeatTimeoutMs() * MS,
                election,
                genesis.progressMs() * MS,
                genesis.censorMs() * MS,
                repeat,
                5 * repeat,
                repeat,
                Math.max(1_000 * MS, 2 * repeat),
                genesis.heartbeatBlockMs() * MS);
    }
}
