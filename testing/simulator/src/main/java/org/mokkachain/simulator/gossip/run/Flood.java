package org.mokkachain.simulator.gossip.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.mokkachain.simulator.gossip.world.Delays;

/**
 * What flooding would do: everybody passes a message on to all neighbours but the one it first came from.
 *
 * @param reached nodes, the origin not counted
 * @param hops largest number of links over which it first came to a node
 * @param payloads copies sent
 */
record Flood(int reached, int hops, long payloads) {
    private record Copy(long at, int node, int hop) {}

    /** @param neighbours of every node */
    static Flood from(int origin, int[][] neighbours, Delays delays) {
        boolean[] seen = new boolean[neighbours.length];
        PriorityQueue<Copy> copies = new PriorityQueue<>(
                Comparator.comparingLong(Copy::at).thenComparingInt(Copy::node));
        copies.add(new Copy(0, origin, 0));
        int reached = -1;
        int hops = 0;
        long payloads = 0;
        while (!copies.isEmpty()) {
            Copy copy = copies.remove();
            if (seen[copy.node()]) {
                continue;
            }
            seen[copy.node()] = true;
            reached++;
            hops = Math.max(hops, copy.hop());
            int[] next = neighbours[copy.node()];
            payloads += next.length - (copy.node() == origin ? 0 : 1);
            Arrays.stream(next).filter(peer -> !seen[peer]).forEach(peer -> copies.add(
                    new Copy(copy.at() + delays.between(copy.node(), peer), peer, copy.hop() + 1)));
        }
        return new Flood(reached, hops, payloads);
    }
}
