package org.mokkachain.simulator.gossip.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mokkachain.p2p.broadcast.BroadcastSettings;
import org.mokkachain.p2p.gossip.GossipSettings;
import org.mokkachain.p2p.membership.MembershipSettings;
import org.mokkachain.p2p.overlay.OverlaySettings;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.time.VirtualTime;
import org.mokkachain.simulator.gossip.world.Delays;
import org.mokkachain.simulator.gossip.world.Fabric;
import org.mokkachain.simulator.gossip.world.Population;

/**
 * One run: everybody joins by way of a random node that came before, the overlay settles, the first messages
 * warm up the trees; then some nodes die or the network is cut, if the plan says so, and the other messages follow.
 * Not thread-safe.
 */
public final class GossipTrial {
    private static final long SECOND = 1_000 * Fabric.MS;
    private static final long SETTLE = 20 * SECOND;
    private static final long WARM_INTERVAL = SECOND / 5;
    private static final long PATIENCE = 120 * SECOND;

    /** Above so many nodes membership tracks linked nodes only. */
    private static final int TRACKED = 200;

    /** Of linked nodes one hears when it is their turn, not through others: rarely enough for patience to be needed. */
    private static final double LINKED_ONLY_PHI = 16;

    private final GossipPlan plan;
    private final VirtualTime time = new VirtualTime();
    private final Chance chance;
    private final Delays delays;
    private final Journal journal;
    private final Population nodes;
    private final List<Integer> publishers = new ArrayList<>();
    private List<Integer> living;
    private Traffic before = new Traffic();
    private int measuredFrom;

    public GossipTrial(GossipPlan plan) {
        this.plan = plan;
        this.chance = Chance.of(plan.seed(), "gossip");
        this.delays = new Delays(5 * Fabric.MS, 35 * Fabric.MS, plan.seed());
        this.journal = new Journal(plan.nodes(), time, this::isAlive);
        this.nodes = new Population(plan.nodes(), settings(plan.nodes()), time, delays, journal);
        this.living = IntStream.range(0, plan.nodes()).boxed().toList();
    }

    private static GossipSettings settings(int nodes) {
        return nodes <= TRACKED
                ? GossipSettings.DEFAULT
                : new GossipSettings(
                        MembershipSettings.DEFAULT.withMaxPeers(8).withDeadPhi(LINKED_ONLY_PHI),
                        OverlaySettings.DEFAULT.withFullMesh(0),
                        BroadcastSettings.DEFAULT);
    }

    private boolean isAlive(int node) {
        return nodes.fabric().isAlive(node);
    }

    /** Runs to the end, or to the first thing that is wrong. */
    public GossipFigures run() {
        grow();
        publishers.addAll(chance.order(plan.nodes()).subList(0, plan.publishers()));
        nodes.fabric().lose(plan.loss());
        for (int i = 0; i < plan.warmUp(); i++) {
            publish(WARM_INTERVAL);
        }
        settle();
        measuredFrom = plan.warmUp();
        before = journal.traffic.copy();
        strike();
        for (int i = plan.warmUp(); i < plan.messages(); i++) {
            publish(plan.isDisturbed() ? SECOND : WARM_INTERVAL);
        }
        settle();
        return figures();
    }

    private void grow() {
        long pause = Math.max(2, Math.min(50, 10_000 / plan.nodes())) * Fabric.MS;
        for (int i = 0; i < plan.nodes(); i++) {
            nodes.join(i, i == 0 ? List.of() : List.of(chance.below(i)));
            pass(pause);
        }
        pass(SETTLE);
    }

    private void strike() {
        if (plan.kill() > 0) {
            int dead = (int) ((long) plan.nodes() * plan.kill() / 100);
            chance.order(plan.nodes()).subList(0, dead).forEach(node -> nodes.fabric().kill(node));
            living = living.stream().filter(this::isAlive).toList();
            publishers.removeIf(node -> !isAlive(node));
            if (publishers.isEmpty()) {
                publishers.add(chance.oneOf(living));
            }
        }
        if (plan.cutSeconds() > 0) {
            nodes.fabric().divide((node, size) -> node % 2);
            time.after(plan.cutSeconds() * SECOND, () -> nodes.fabric().divide((node, size) -> 0));
        }
    }

    private void publish(long pause) {
        int origin = chance.oneOf(publishers);
        int number = journal.letters.size();
        journal.letters.add(new Letter(origin, time.now(), living.size() - 1));
        nodes.publish(origin, Letter.content(number, plan.bytes()));
        pass(pause);
    }

    /** Until everything is everywhere, or hope is lost. */
    private void settle() {
        long end = time.now() + PATIENCE + plan.cutSeconds() * SECOND;
        do {
            pass(SECOND);
        } while (time.now() < end && journal.wrong().isEmpty()
                && !journal.letters.stream().allMatch(Letter::isEverywhere));
    }

    private void pass(long nanos) {
        long end = time.now() + nanos;
        boolean more = true;
        while (more && journal.wrong().isEmpty()) {
            more = time.stepUntil(end);
        }
    }

    private GossipFigures figures() {
        int[][] neighbours = new int[plan.nodes()][];
        for (int i = 0; i < plan.nodes(); i++) {
            neighbours[i] = isAlive(i) ? neighboursOf(i) : new int[0];
        }
        List<Flood> floods = publishers.stream().map(origin -> Flood.from(origin, neighbours, delays)).toList();
        return GossipFigures.of(plan, new GossipFigures.Material(
                journal, measuredFrom, journal.traffic.since(before), floods, living.size(), time.now()));
    }

    private int[] neighboursOf(int node) {
        return nodes.node(node).overlay().active().stream()
                .map(PeerAddress::key)
                .mapToInt(Population::number)
                .filter(this::isAlive)
                .toArray();
    }

    /** The first thing that was wrong, if anything was. */
    public Optional<String> wrong() {
        return journal.wrong();
    }

    /** A fingerprint of all that happened. */
    public long history() {
        return journal.history.value();
    }
}
