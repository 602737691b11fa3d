package org.mokkachain.p2p.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.time.VirtualTime;
import org.mokkachain.simkit.trace.HistoryHash;
import org.mokkachain.types.value.PublicKey;

/** A network of overlays with links that behave like TCP: in order, and noticed by both ends when they end. */
final class OverlayWorld {
    static final long MS = 1_000_000;

    final List<Overlay> nodes = new ArrayList<>();
    final List<TreeSet<Integer>> neighbours = new ArrayList<>();
    final List<String> offences = new ArrayList<>();
    final HistoryHash history = new HistoryHash();
    final VirtualTime time = new VirtualTime();
    final Chance chance;
    double loss;
    BiPredicate<Integer, Integer> cut = (a, b) -> false;

    private final TreeMap<PublicKey, Integer> numbers = new TreeMap<>();
    /** Per node and peer the number of their link; of one that is ending, one end may know before the other. */
    private final List<TreeMap<Integer, Integer>> links = new ArrayList<>();
    private final List<Long> wakes = new ArrayList<>();
    private final TreeSet<Integer> dead = new TreeSet<>();
    private int made;

    OverlayWorld(int size, OverlaySettings settings, long seed) {
        chance = Chance.of(seed, "world");
        for (int i = 0; i < size; i++) {
            nodes.add(new Overlay(address(i), settings, new SplittableRandom(seed * 1_000_003 + i)));
            neighbours.add(new TreeSet<>());
            links.add(new TreeMap<>());
            wakes.add(Long.MAX_VALUE);
            numbers.put(address(i).key(), i);
        }
    }

    static PeerAddress address(int number) {
        byte[] key = new byte[PublicKey.LENGTH];
        key[0] = (byte) (number >> 16);
        key[1] = (byte) (number >> 8);
        key[2] = (byte) number;
        return new PeerAddress(PublicKey.of(key), "10.0." + (number >> 8) + "." + (number & 255), 7000);
    }

    /** Everybody joins by somebody who was there before, one every 50 ms, and some time passes. */
    OverlayWorld grown(long seconds) {
        for (int i = 0; i < nodes.size(); i++) {
            int contact = i == 0 ? 0 : chance.below(i);
            step(i, new OverlayEvent.Join(List.of(address(contact))));
            run(50);
        }
        run(seconds * 1000);
        return this;
    }

    void run(long millis) {
        long end = time.now() + millis * MS;
        while (time.stepUntil(end)) {
            history.add(time.now());
        }
    }

    boolean isAlive(int node) {
        return !dead.contains(node);
    }

    List<Integer> alive() {
        return numbers.values().stream().filter(this::isAlive).toList();
    }

    void kill(int node) {
        dead.add(node);
        neighbours.get(node).clear();
        for (int peer : List.copyOf(links.get(node).keySet())) {
            breakLink(node, peer);
        }
    }

    /** The link ends and both ends notice. */
    void breakLink(int a, int b) {
        int link = links.get(a).getOrDefault(b, -1);
        later(a, b, () -> end(b, a, link));
        later(b, a, () -> end(a, b, link));
    }

    private void end(int node, int peer, int link) {
        if (links.get(node).remove(peer, link)) {
            step(node, new OverlayEvent.LinkDown(address(peer).key()));
        }
    }

    /** Breaks the links that the cut forbids. */
    void applyCut() {
        for (int a = 0; a < nodes.size(); a++) {
            for (int b : List.copyOf(links.get(a).keySet())) {
                if (cut.test(a, b)) {
                    breakLink(a, b);
                }
            }
        }
    }

    void step(int node, OverlayEvent event) {
        if (!isAlive(node)) {
            return;
        }
        long now = time.now() / MS;
        Overlay overlay = nodes.get(node);
        for (OverlayEffect effect : overlay.step(now, event)) {
            history.add(effect.getClass().getSimpleName().hashCode() * 31L + node);
            carryOut(node, effect);
        }
        long wakeAt = overlay.wakeAt();
        if (wakeAt < wakes.get(node)) {
            wakes.set(node, wakeAt);
            time.at(Math.max(wakeAt, now) * MS, () -> {
                if (wakes.get(node) == wakeAt) {
                    wakes.set(node, Long.MAX_VALUE);
                    step(node, new OverlayEvent.Wake());
                }
            });
        }
    }

    private void carryOut(int node, OverlayEffect effect) {
        switch (effect) {
            case OverlayEffect.Keep(PeerAddress peer) -> dial(node, peer);
            case OverlayEffect.Release(PublicKey key) -> release(node, number(key));
            case OverlayEffect.Send(PeerAddress to, OverlayMessage message) -> send(node, number(to.key()), message);
            case OverlayEffect.NeighborUp(PublicKey key) -> neighbours.get(node).add(number(key));
            case OverlayEffect.NeighborDown(PublicKey key) -> neighbours.get(node).remove(number(key));
            case OverlayEffect.Offence(PublicKey key, String sentence) -> offences.add(number(key) + " " + sentence);
        }
    }

    private int number(PublicKey key) {
        return numbers.getOrDefault(key, -1);
    }

    private void dial(int node, PeerAddress address) {
        int peer = number(address.key());
        later(node, peer, () -> {
            if (links.get(node).containsKey(peer)) {
                step(node, new OverlayEvent.LinkUp(address.key()));
            } else if (peer < 0 || !isAlive(peer) || !isAlive(node) || cut.test(node, peer)) {
                step(node, new OverlayEvent.Unreachable(address.key()));
            } else {
                made++;
                links.get(node).put(peer, made);
                links.get(peer).put(node, made);
                step(peer, new OverlayEvent.LinkUp(address(node).key()));
                step(node, new OverlayEvent.LinkUp(address.key()));
            }
        });
    }

    private void release(int node, int peer) {
        Integer link = links.get(node).remove(peer);
        if (link != null) {
            later(node, peer, () -> end(peer, node, link));
        }
    }

    private void send(int node, int peer, OverlayMessage message) {
        Integer link = links.get(node).get(peer);
        if (peer >= 0 && !chance.hits(loss)) {
            later(node, peer, () -> {
                if (!cut.test(node, peer) && (link == null || link.equals(links.get(peer).get(node)))) {
                    step(peer, new OverlayEvent.Received(address(node).key(), message));
                }
            });
        }
    }

    /** As long as between these two always. */
    private void later(int from, int to, Runnable action) {
        time.after((1 + Math.floorMod(from * 31 + to * 17, 20)) * MS, action);
    }

    /** How many of the living can be reached from the first of them over active views. */
    int reachable() {
        TreeSet<Integer> seen = new TreeSet<>();
        List<Integer> queue = new ArrayList<>(List.of(alive().getFirst()));
        seen.add(queue.getFirst());
        for (int i = 0; i < queue.size(); i++) {
            for (int peer : neighbours.get(queue.get(i))) {
                if (isAlive(peer) && seen.add(peer)) {
                    queue.add(peer);
                }
            }
        }
        return seen.size();
    }

    /** Neighbours that do not have their neighbour as neighbour. */
    List<String> oneSided() {
        List<String> halves = new ArrayList<>();
        for (int a : alive()) {
            for (int b : neighbours.get(a)) {
                if (!neighbours.get(b).contains(a)) {
                    halves.add(a + " → " + b);
                }
            }
        }
        return halves;
    }
}
