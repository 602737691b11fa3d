package org.mokkachain.simulator.gossip.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.time.VirtualTime;

/**
 * Links between numbered nodes that behave like TCP connections: what is sent over one arrives in order, what is sent
 * before it is closed arrives, its end is noticed by both, and nobody answers for the dead. Two nodes are always the
 * same time apart. Not thread-safe.
 */
public final class Fabric {
    /** Nanoseconds in a millisecond. */
    public static final long MS = 1_000_000;

    /** What nodes notice of links. */
    public interface Ends {
        /** There is a link: the answer to a dial, or the peer dialled. */
        void up(int node, int peer);

        /** The link has ended. */
        void down(int node, int peer);

        /** Nobody answered. */
        void unreachable(int node, int peer);

        /**
         * A message came.
         *
         * @param link empty: over a connection made for it alone
         */
        void received(int node, int peer, Object message, Optional<Link> link);
    }

    private final VirtualTime time;
    private final Chance chance;
    private final Delays delays;
    private final List<List<Link>> links = new ArrayList<>();
    private final boolean[] dead;
    private final int[] side;
    private final Ends ends;
    private double loss;

    public Fabric(int nodes, VirtualTime time, Delays delays, Chance chance, Ends ends) {
        this.time = time;
        this.delays = delays;
        this.chance = chance;
        this.ends = ends;
        this.dead = new boolean[nodes];
        this.side = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            links.add(new ArrayList<>(8));
        }
    }

    /** From now on every message is lost with this probability, from 0 to 1. */
    public void lose(double probability) {
        loss = probability;
    }

    public boolean isAlive(int node) {
        return !dead[node];
    }

    /** Nanoseconds from one to the other. */
    public long delay(int from, int to) {
        return delays.between(from, to);
    }

    /** The open link of two nodes, as {@code node} sees it. */
    public Optional<Link> link(int node, int peer) {
        for (Link link : links.get(node)) {
            if (link.peerOf(node) == peer) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    /** Makes a link unless there is one. Answered by {@link Ends#up} or {@link Ends#unreachable}. */
    public void dial(int node, int peer) {
        time.after(2 * delay(node, peer), () -> {
            if (dead[node]) {
                return;
            }
            if (link(node, peer).isPresent()) {
                ends.up(node, peer);
            } else if (dead[peer] || side[node] != side[peer]) {
                ends.unreachable(node, peer);
            } else {
                connect(node, peer);
            }
        });
    }

    private void connect(int node, int peer) {
        Link link = new Link(node, peer);
        links.get(node).add(link);
        links.get(peer).add(link);
        ends.up(peer, node);
        if (link.isOpenAt(node)) {
            ends.up(node, peer);
        }
    }

    /** Closes a link; the other end notices after what was sent before has come. */
    public void release(int node, int peer) {
        link(node, peer).ifPresent(link -> {
            link.closeAt(node);
            links.get(node).remove(link);
            time.after(delay(node, peer), () -> notice(peer, link));
        });
    }

    private void notice(int node, Link link) {
        if (link.isOpenAt(node)) {
            link.closeAt(node);
            links.get(node).remove(link);
            if (!dead[node]) {
                ends.down(node, link.peerOf(node));
            }
        }
    }

    /** Sends over a link. */
    public void send(int node, Link link, Object message) {
        int peer = link.peerOf(node);
        if (!chance.hits(loss)) {
            time.after(delay(node, peer), () -> {
                if (link.isOpenAt(peer) && !dead[peer]) {
                    ends.received(/* node= */ peer, /* peer= */ node, message, Optional.of(link));
                }
            });
        }
    }

    /** Sends by a connection of its own. */
    public void sendOnce(int node, int peer, Object message) {
        if (!chance.hits(loss)) {
            time.after(3 * delay(node, peer), () -> {
                if (!dead[peer] && side[node] == side[peer]) {
                    ends.received(/* node= */ peer, /* peer= */ node, message, Optional.empty());
                }
            });
        }
    }

    /** A node is gone at once; its peers notice that their links have ended. */
    public void kill(int node) {
        dead[node] = true;
        for (Link link : List.copyOf(links.get(node))) {
            release(node, link.peerOf(node));
        }
    }

    /** Divides the network: nodes for which {@code sides} gives different numbers cannot reach one another. */
    public void divide(IntBinaryOperator sides) {
        for (int node = 0; node < side.length; node++) {
            side[node] = sides.applyAsInt(node, side.length);
        }
        for (int node = 0; node < side.length; node++) {
            for (Link link : List.copyOf(links.get(node))) {
                int end = node;
                if (side[node] != side[link.peerOf(node)]) {
                    time.after(delay(node, link.peerOf(node)), () -> notice(end, link));
                }
            }
        }
    }
}
