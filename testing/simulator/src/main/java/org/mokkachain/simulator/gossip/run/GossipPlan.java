package org.mokkachain.simulator.gossip.run;

import java.util.Locale;

/**
 * What a run is made of; two runs of one plan are the same.
 *
 * @param nodes at least 2
 * @param messages at least 1; the first half, at most five per publisher, warms up the trees
 * @param publishers nodes with a feed; at most as many as there are nodes
 * @param kill percent of the nodes that die at once after the warm-up, 0 to 99
 * @param cutSeconds for so long the network is cut in two halves after the warm-up; 0: never
 * @param loss probability that a message of the gossip protocols is lost
 * @param bytes of content in each message, at least 8
 */
public record GossipPlan(
        int nodes, int messages, int publishers, int kill, int cutSeconds, double loss, int bytes, long seed) {
    public GossipPlan {
        require(nodes >= 2 && nodes <= 100_000, "--nodes wants 2 to 100000, got " + nodes);
        require(messages >= 1, "--messages wants at least 1, got " + messages);
        require(publishers >= 1, "--publishers wants at least 1, got " + publishers);
        require(kill >= 0 && kill <= 99, "--kill wants 0 to 99 percent, got " + kill);
        require(loss >= 0 && loss < 1, "--loss wants less than 100 percent");
        require(bytes >= Long.BYTES && bytes <= 65_536, "--bytes wants 8 to 65536, got " + bytes);
        require(cutSeconds >= 0 && cutSeconds <= 3_600, "--cut wants 0 to 3600 seconds, got " + cutSeconds);
        publishers = Math.min(publishers, nodes);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** A stable network. */
    public static GossipPlan stable(int nodes, int messages, long seed) {
        return new GossipPlan(nodes, messages, 10, 0, 0, 0, 256, seed);
    }

    /** The same, but this share dies. */
    public GossipPlan killing(int percent) {
        return new GossipPlan(nodes, messages, publishers, percent, cutSeconds, loss, bytes, seed);
    }

    /** The same, but this share of messages is lost. */
    public GossipPlan losing(double probability) {
        return new GossipPlan(nodes, messages, publishers, kill, cutSeconds, probability, bytes, seed);
    }

    /** The same, but cut in two halves for a while. */
    public GossipPlan cutFor(int seconds) {
        return new GossipPlan(nodes, messages, publishers, kill, seconds, loss, bytes, seed);
    }

    /** Messages that warm up the trees. */
    public int warmUp() {
        return Math.min(messages / 2, 5 * publishers);
    }

    /** Whether anything happens to the network. */
    public boolean isDisturbed() {
        return kill > 0 || cutSeconds > 0;
    }

    /** The command that runs it. */
    public String command() {
        return String.format(
                Locale.ROOT,
                "./mokka simulate gossip --nodes %d --messages %d --publishers %d --kill %d --cut %d --loss %s"
                        + " --bytes %d --seed %d",
                nodes, messages, publishers, kill, cutSeconds, 100 * loss, bytes, seed);
    }
}
