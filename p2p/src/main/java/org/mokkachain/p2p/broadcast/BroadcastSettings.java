package org.mokkachain.p2p.broadcast;

/**
 * Times, thresholds and limits of {@link Broadcast}.
 *
 * @param times when what is done
 * @param limits how much is kept and sent
 * @param threshold links by which another way must be shorter before it replaces the way messages come (Plumtree's 7)
 * @param commonTree whether a new feed begins with the tree the links have learnt from other feeds, as in the paper;
 *     otherwise its first message floods all links, and its tree is the best for its origin. For feeds of few messages
 */
public record BroadcastSettings(Times times, Limits limits, int threshold, boolean commonTree) {
    public static final BroadcastSettings DEFAULT = new BroadcastSettings(Times.DEFAULT, Limits.DEFAULT, 7, false);

    public BroadcastSettings {
        Numbers.requirePositive("threshold", threshold);
    }

    /**
     * In milliseconds, each above 0.
     *
     * @param announce how long what was not pushed waits to be announced together with more
     * @param graft how long what was announced may take to come by itself
     * @param regraft how long a peer may take to answer a graft; longer where it has been seen to be slower
     * @param longestRegraft but no longer than this
     * @param longestPause to a peer that fails, a graft for the same feed comes later each time, up to this
     * @param clock how often linked peers tell one another how far they have come
     */
    public record Times(int announce, int graft, int regraft, int longestRegraft, int longestPause, int clock) {
        public static final Times DEFAULT = new Times(25, 200, 100, 3_000, 30_000, 2_000);

        public Times {
            Numbers.requirePositive("announce", announce);
            Numbers.requirePositive("graft", graft);
            Numbers.requirePositive("regraft", regraft);
            Numbers.requirePositive("longest regraft", longestRegraft);
            Numbers.requirePositive("longest pause", longestPause);
            Numbers.requirePositive("clock", clock);
        }
    }

    /**
     * Each above 0.
     *
     * @param logBytes content kept for peers that lack it; beyond, the oldest messages of the largest feed go first
     * @param logAge milliseconds a message is kept
     * @param replay bytes of content that answer one graft, at most {@link BroadcastCodec#MAX_CONTENT}
     * @param replayPerSecond bytes of content by which grafts of one peer are answered in a second; beyond, they are
     *     not answered
     * @param grafts feeds asked of one peer at a time
     * @param earlyItems messages of one feed kept before their predecessors
     * @param earlyBytes content of all messages kept before their predecessors
     * @param feeds feeds; beyond, those without log that were idle longest retire
     * @param feedsPerOrigin feeds of one origin; beyond, the one of the earliest run retires
     * @param retired feeds of which only the head is known; beyond, the one that retired first is forgotten
     * @param unproven feeds one peer may announce of which no message has come yet; beyond, it is asked again later
     * @param remembered peers without link of which is remembered how far they had come
     */
    public record Limits(
            long logBytes,
            long logAge,
            int replay,
            int replayPerSecond,
            int grafts,
            int earlyItems,
            int earlyBytes,
            int feeds,
            int feedsPerOrigin,
            int retired,
            int unproven,
            int remembered) {
        public static final Limits DEFAULT = new Limits(
                128L << 20, 3_600_000, 256 << 10, 32 << 20, 16, 64, 8 << 20, 10_000, 8, 50_000, 2_500, 16);

        public Limits {
            Numbers.requirePositive("log bytes", logBytes);
            Numbers.requirePositive("log age", logAge);
            Numbers.requirePositive("replay", replay);
            Numbers.requireAtMost("replay", replay, BroadcastCodec.MAX_CONTENT);
            Numbers.requirePositive("replay per second", replayPerSecond);
            Numbers.requirePositive("grafts", grafts);
            Numbers.requirePositive("early items", earlyItems);
            Numbers.requirePositive("early bytes", earlyBytes);
            Numbers.requirePositive("feeds", feeds);
            Numbers.requirePositive("feeds per origin", feedsPerOrigin);
            Numbers.requirePositive("retired", retired);
            Numbers.requirePositive("unproven", unproven);
            Numbers.requirePositive("remembered", remembered);
        }
    }
}
