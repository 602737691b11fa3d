package org.mokkachain.p2p.broadcast;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.mokkachain.p2p.fixture.KeyedScheme;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.time.VirtualTime;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * Nodes and links in virtual time. A link delivers in order, and may break, drop (telling the sender, as a full queue
 * does), or hang. What every link carries is checked by a {@link LinkCheck}, what every node delivers by itself.
 */
final class World {
    static final Hash GENESIS = Hash.ZERO;
    static final long MS = 1_000_000;

    final VirtualTime time = new VirtualTime();
    final Chance chance;
    final List<SimNode> nodes = new ArrayList<>();
    final Map<String, Wire> wires = new LinkedHashMap<>();
    private final Map<String, LinkCheck> checks = new LinkedHashMap<>();
    private final Map<PublicKey, SimNode> byKey = new LinkedHashMap<>();
    final List<String> transcript = new ArrayList<>();
    SignatureScheme scheme = new KeyedScheme();
    BroadcastSettings settings = BroadcastSettings.DEFAULT;
    boolean transcribing;
    /** Whether every message goes through the codec. */
    boolean encoding;
    long latencyLow = 5 * MS;
    long latencyHigh = 15 * MS;
    /** Share of messages lost, of which the sender is told. */
    double drop;

    World(long seed) {
        chance = Chance.of(seed, "broadcast");
    }

    static World of(long seed, int nodes) {
        World world = new World(seed);
        world.add(nodes);
        return world;
    }

    World add(int count) {
        for (int i = 0; i < count; i++) {
            SimNode node = new SimNode(this, nodes.size());
            nodes.add(node);
            byKey.put(node.key, node);
        }
        return this;
    }

    SimNode node(int i) {
        return nodes.get(i);
    }

    long nowMs() {
        return time.now() / MS;
    }

    void link(int a, int b) {
        if (a != b && !wires.containsKey(Wire.name(a, b))) {
            Wire wire = new Wire(this, node(a), node(b));
            wires.put(wire.name(), wire);
            node(a).up(node(b));
            node(b).up(node(a));
        }
    }

    Wire wire(int a, int b) {
        Wire wire = wires.get(Wire.name(a, b));
        if (wire == null) {
            throw new IllegalArgumentException("no link between " + a + " and " + b);
        }
        return wire;
    }

    /** The check of one direction, which outlives links. */
    LinkCheck check(SimNode from, SimNode to) {
        return checks.computeIfAbsent(from + ">" + to, _ -> new LinkCheck(to + " by " + from));
    }

    void forks(FeedId feed) {
        checks.values().forEach(check -> check.forks(feed));
    }

    List<SimNode> peersOf(SimNode node) {
        return nodes.stream().filter(other -> isLinked(node.index, other.index)).toList();
    }

    void send(SimNode from, PublicKey to, BroadcastMessage message) {
        SimNode receiver = byKey.get(to);
        if (receiver != null && isLinked(from.index, receiver.index)) {
            wire(from.index, receiver.index).from(from).send(message);
        }
    }

    boolean isLinked(int a, int b) {
        return wires.containsKey(Wire.name(a, b));
    }

    /** Whatever is under way is lost. */
    void cut(int a, int b) {
        Wire wire = wires.remove(Wire.name(a, b));
        if (wire != null) {
            wire.cut();
            node(a).down(node(b));
            node(b).down(node(a));
        }
    }

    void chain() {
        for (int i = 1; i < nodes.size(); i++) {
            link(i - 1, i);
        }
    }

    void loop() {
        chain();
        link(nodes.size() - 1, 0);
    }

    /** A connected graph with this many edges. */
    void random(int edges) {
        for (int i = 1; i < nodes.size(); i++) {
            link(i, chance.below(i));
        }
        int most = nodes.size() * (nodes.size() - 1) / 2;
        while (wires.size() < Math.min(edges, most)) {
            link(chance.below(nodes.size()), chance.below(nodes.size()));
        }
    }

    void runFor(long ms) {
        long end = time.now() + ms * MS;
        while (time.stepUntil(end)) {
            if (time.steps() > 200_000_000) {
                throw new IllegalStateException("the world does not come to rest");
            }
        }
    }

    /** Long enough for everything to be repaired. */
    void settleDown() {
        runFor(20_000);
    }

    void note(String line) {
        if (transcribing) {
            transcript.add("%5d %s".formatted(nowMs(), line));
        }
    }

    String takeTranscript() {
        String text = String.join("\n", transcript);
        transcript.clear();
        return text;
    }

    /**
     * What a node should have delivered: all that anybody has, but for what it said itself in this run. What a node
     * said in an earlier run, before anybody heard it, is lost.
     */
    Set<String> published(SimNode except) {
        Set<String> all = new TreeSet<>();
        for (SimNode node : nodes) {
            all.addAll(node.delivered);
            node.published.stream().filter(node::isOfThisRun).forEach(all::add);
        }
        all.removeIf(except::isOfThisRun);
        return all;
    }

    /** What every node has sent so far, summed. */
    long sum(ToLongFunction<BroadcastCounters> counter) {
        return nodes.stream().mapToLong(node -> counter.applyAsLong(node.broadcast.counters())).sum();
    }

    static Bytes text(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
