package org.mokkachain.types.genesis;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/**
 * Timing of consensus, the same on every validator; all in milliseconds, 1 to one day.
 *
 * @param heartbeatMs interval of the leader's heartbeats
 * @param heartbeatTimeoutMs silence of the leader after which it is suspected
 * @param electionMs time for a new leader to prove its leadership, doubled with each failed term
 * @param progressMs time in which pending work must be committed
 * @param censorMs age at which a pending transaction that is passed over makes the leader suspect
 * @param leadershipMs how long one proof of leadership lasts
 * @param heartbeatBlockMs interval of blocks without transactions on an idle chain; 0: none
 */
public record Timing(
        long heartbeatMs,
        long heartbeatTimeoutMs,
        long electionMs,
        long progressMs,
        long censorMs,
        long leadershipMs,
        long heartbeatBlockMs) {
    /** The longest time: a day. */
    public static final long MAX_MS = 86_400_000;

    /** For one site: a few milliseconds between validators. */
    public static final Timing LAN = new Timing(50, 250, 300, 900, 10_000, 600_000, 0);

    /** For validators on several continents. */
    public static final Timing WAN = new Timing(200, 1_500, 3_000, 5_000, 60_000, 600_000, 60_000);

    public Timing {
        check("heartbeatMs", heartbeatMs, 1);
        check("heartbeatTimeoutMs", heartbeatTimeoutMs, 2 * heartbeatMs);
        check("electionMs", electionMs, 1);
        check("progressMs", progressMs, 1);
        check("censorMs", censorMs, 1);
        check("leadershipMs", leadershipMs, 1_000);
        check("heartbeatBlockMs", heartbeatBlockMs, 0);
    }

    private static void check(String name, long value, long min) {
        if (value < min || value > MAX_MS) {
            throw new IllegalArgumentException(name + " must be " + min + " to " + MAX_MS + ", got " + value);
        }
    }

    public void encode(Encoder out) {
        out.u64(heartbeatMs).u64(heartbeatTimeoutMs).u64(electionMs).u64(progressMs);
        out.u64(censorMs).u64(leadershipMs).u64(heartbeatBlockMs);
    }

    public static Timing decode(Decoder in) throws DecodingException {
        return new Timing(in.u64(), in.u64(), in.u64(), in.u64(), in.u64(), in.u64(), in.u64());
    }
}
