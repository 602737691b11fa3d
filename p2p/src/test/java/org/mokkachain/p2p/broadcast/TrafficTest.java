package org.mokkachain.p2p.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What it costs, against figures measured for epidemic-broadcast-trees on a network of the same size. */
class TrafficTest {
    /** Counters at one moment, to see what happens after it. */
    private record Mark(long payloads, long haves, long clocks, long heads, long delivered, long prunes, long grafts) {
        static Mark of(World world) {
            return new Mark(
                    world.sum(BroadcastCounters::payloadsSent),
                    world.sum(BroadcastCounters::haves),
                    world.sum(BroadcastCounters::clocks),
                    world.sum(BroadcastCounters::headsSent),
                    world.sum(BroadcastCounters::delivered),
                    world.sum(BroadcastCounters::prunes),
                    world.sum(BroadcastCounters::grafts));
        }

        double redundancySince(Mark before) {
            return (double) (payloads - before.payloads) / (delivered - before.delivered) - 1;
        }

        String since(Mark before, int messages) {
            return String.format(
                    Locale.ROOT,
                    "redundancy %.3f; per message: %.1f HAVE, %.1f CLOCK with %.1f heads, %.2f PRUNE, %.2f GRAFT",
                    redundancySince(before),
                    (double) (haves - before.haves) / messages,
                    (double) (clocks - before.clocks) / messages,
                    (double) (heads - before.heads) / messages,
                    (double) (prunes - before.prunes) / messages,
                    (double) (grafts - before.grafts) / messages);
        }
    }

    private static double steadyState(int nodes, int edges, int origins, int pauseMs) {
        World world = World.of(7, nodes);
        world.random(edges);
        world.settleDown();
        Mark start = Mark.of(world);
        for (int i = 0; i < origins; i++) {
            world.node(i).publish(1);
            world.runFor(1_000);
        }
        world.settleDown();
        Mark first = Mark.of(world);
        int messages = 200;
        for (int i = 0; i < messages; i++) {
            world.node(i % origins).publish(1);
            world.runFor(pauseMs);
        }
        world.settleDown();
        Mark end = Mark.of(world);
        System.err.printf(
                Locale.ROOT,
                "%d nodes, %d links, %d origins, a message every %d ms%n  first:  %s%n  steady: %s%n",
                nodes, edges, origins, pauseMs, first.since(start, origins), end.since(first, messages));
        NetworksTest.everybodyHasEverything(world, 7);
        return end.redundancySince(first);
    }

    @Test
    void aTreeIsFoundAndKept() {
        assertThat(steadyState(20, 37, 1, 50)).isLessThan(0.01);
        assertThat(steadyState(20, 37, 20, 50)).isLessThan(0.05);
        assertThat(steadyState(20, 37, 20, 1_000)).isLessThan(0.05);
        assertThat(steadyState(50, 150, 50, 50)).isLessThan(0.05);
        assertThat(steadyState(200, 500, 50, 5)).isLessThan(0.05);
    }

    /** Two halves that meet again over several links: what each lacks travels once. */
    @Test
    void afterAPartitionWhatIsMissingTravelsOnce() {
        World world = World.of(11, 20);
        world.random(37);
        for (SimNode node : world.nodes) {
            node.publish(1);
        }
        world.settleDown();
        var across = world.wires.keySet().stream()
                .map(name -> name.split("-"))
                .map(ends -> new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[1])})
                .filter(ends -> (ends[0] < 10) != (ends[1] < 10))
                .toList();
        across.forEach(ends -> world.cut(ends[0], ends[1]));
        world.settleDown();
        for (int i = 0; i < 400; i++) {
            world.node(world.chance.below(20)).publish("x".repeat(1_000) + i);
            world.runFor(50);
        }
        world.settleDown();
        long had = world.nodes.stream().mapToLong(node -> node.bytesDelivered).sum();
        long sent = world.sum(BroadcastCounters::payloadBytesSent);
        long healing = world.nowMs();
        across.forEach(ends -> world.link(ends[0], ends[1]));
        while (!world.nodes.stream().allMatch(node -> node.delivered.size() == world.published(node).size())) {
            world.runFor(10);
        }
        long took = world.nowMs() - healing;
        world.settleDown();
        long missing = world.nodes.stream().mapToLong(node -> node.bytesDelivered).sum() - had;
        long bytes = world.sum(BroadcastCounters::payloadBytesSent) - sent;
        System.err.printf(
                Locale.ROOT,
                "partition over %d links: missing %d bytes at all nodes together, sent %d (%.3f), healed after %d ms%n",
                across.size(), missing, bytes, (double) bytes / missing, took);
        NetworksTest.everybodyHasEverything(world, 11);
        assertThat((double) bytes / missing).isLessThan(1.1);
    }
}
