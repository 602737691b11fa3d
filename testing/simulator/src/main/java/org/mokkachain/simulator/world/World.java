package org.mokkachain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.consensus.message.Evidence;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.network.Network;
import org.mokkachain.simkit.time.VirtualTime;
import org.mokkachain.simkit.trace.HistoryHash;
import org.mokkachain.simkit.trace.Transcript;
import org.mokkachain.simulator.check.Invariants;
import org.mokkachain.simulator.check.Violation;
import org.mokkachain.simulator.plan.Fault;
import org.mokkachain.simulator.plan.Goal;
import org.mokkachain.simulator.plan.Scenario;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.value.PublicKey;

/** A whole network in one thread: hosts, links, clients and faults. Its history is a function of the scenario. */
public final class World {
    private static final long MS = 1_000_000;
    private static final long INSPECT_EVERY = 1_700 * MS;
    /** So many events at one moment are an endless loop. */
    private static final int RESTLESS = 20_000;

    private final Setting setting;
    private final VirtualTime time = new VirtualTime();
    private final Network<Parcel> network;
    private final List<Host> hosts = new ArrayList<>();
    private final Links links;
    private final Invariants invariants;
    private final Post post;
    private final Use use;
    private final Sentences sentences;
    private final Misfortune misfortune;
    private final HistoryHash history = new HistoryHash();
    private final Transcript transcript;
    private final Gaps gaps = new Gaps();
    private long events;
    private long eventsNow;
    private long lastEvent;

    /** @param transcriptLines how many lines of what happened to keep; 0: none */
    public World(Scenario scenario, int transcriptLines) {
        this.setting = Setting.of(scenario);
        this.transcript = new Transcript(transcriptLines);
        this.invariants = new Invariants(scenario.model(), setting.villains(), this::holders);
        Chance losses = Chance.of(scenario.seed(), "network");
        this.network = new Network<>(
                Cast.size(scenario), time, losses, this::arrive, p -> p.frame().isRelayable());
        network.weather(scenario.conditions().weather());
        Cast.fill(hosts, this, setting);
        Chance routes = Chance.of(scenario.seed(), "links");
        this.links = new Links(this, hosts, network, routes, scenario.conditions().detection());
        this.post = new Post(this, hosts, links, network);
        this.use = new Use(this, hosts);
        this.sentences = new Sentences(this, hosts, links);
        this.misfortune = new Misfortune(this, hosts, network, scenario);
    }

    private long holders(BlockReference block) {
        long mask = 0;
        for (Host host : hosts) {
            if (host.isHonest() && host.log().durable().hasPrepared(block)) {
                mask |= 1L << host.index();
            }
        }
        return mask;
    }

    // ---- the run

    /** Runs the schedule to its end. Throws {@link Violation}. */
    public Outcome run() {
        Scenario scenario = setting.scenario();
        Chance delays = Chance.of(scenario.seed(), "starts");
        for (Host host : hosts) {
            if (!scenario.dead().contains(host.index())) {
                time.at(delays.between(0, 200) * MS, () -> start(host.index()));
            }
        }
        links.start();
        use.start();
        misfortune.start();
        misdeeds();
        inspect();
        runUntil(scenario.faultsEnd());
        Optional<String> stall = scenario.goal() == Goal.LIVENESS ? liveness() : Optional.empty();
        long supply = setting.genesis().supply().units();
        for (Host host : hosts) {
            if (host.isHonest()) {
                invariants.ledger(host.index(), host.ledger().store(), supply);
            }
        }
        return new Outcome(
                history.toString(), events, invariants.height(), time.now(), gaps.worst(), stall, network.parcels(),
                use.convictions());
    }

    private void runUntil(long end) {
        while (time.stepUntil(end)) {
            // Every action does its own checks.
        }
    }

    /** I14: without faults every honest node commits 20 more blocks within 20 s. */
    private Optional<String> liveness() {
        misfortune.end();
        use.hurry();
        gaps.begin(now());
        long target = invariants.height() + 20;
        long deadline = now() + 20_000 * MS;
        while (now() < deadline) {
            runUntil(Math.min(deadline, now() + 100 * MS));
            if (laggards(target).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of("20 s after the faults stopped, " + laggards(target) + " are below height " + target);
    }

    private List<String> laggards(long target) {
        return hosts.stream()
                .filter(host -> host.isHonest() && !setting.scenario().dead().contains(host.index()))
                .filter(host -> !host.isUp() || host.replica().chain().tip().height() < target)
                .map(host -> "v" + host.index() + (host.isUp() ? " (" + sentence(host) + ")" : " (down)"))
                .toList();
    }

    private String sentence(Host host) {
        var view = host.replica().view(now());
        return view.role() + " height " + view.committed().height() + " term " + view.term() + ": "
                + sentences.of(host).sentence();
    }

    private void misdeeds() {
        for (Host host : hosts) {
            host.villain().filter(v -> host.isUp()).ifPresent(v -> {
                for (Host other : hosts) {
                    if (links.isConnected(host.index(), other.index())) {
                        v.unprompted(other.validator()).forEach(m -> post.transmit(host, other, m));
                    }
                }
            });
        }
        time.after(100 * MS, this::misdeeds);
    }

    private void arrive(int from, int to, Parcel parcel) {
        post.arrive(from, to, parcel);
    }

    private void inspect() {
        for (Host host : hosts) {
            if (host.isUp() && host.isHonest()) {
                invariants.tables().inspect(host.index(), host.replica());
                if (!host.isPaused()) {
                    sentences.inspect(host);
                }
            }
        }
        time.after(INSPECT_EVERY, this::inspect);
    }

    // ---- what hosts may do

    Setting setting() {
        return setting;
    }

    Invariants invariants() {
        return invariants;
    }

    Post post() {
        return post;
    }

    Use use() {
        return use;
    }

    long now() {
        return time.now();
    }

    long wallClock() {
        return Setting.BEGINNING_MS + time.now() / MS;
    }

    void at(long when, Runnable action) {
        time.at(when, action);
    }

    void after(long delay, Runnable action) {
        time.after(delay, action);
    }

    // ---- what hosts tell

    void happened(int host, ReplicaEvent event) {
        events++;
        eventsNow = now() == lastEvent ? eventsNow + 1 : 0;
        lastEvent = now();
        Violation.unless(eventsNow < RESTLESS, () -> "v" + host + " does not come to rest: " + event);
        history.add(now() * 31 + host);
    }

    /** A parcel came to a host that is up. */
    void arrived(int from, int to, Parcel parcel) {
        history.add(now() ^ (long) to << 56 ^ (long) from << 48 ^ parcel.frame().fingerprint());
    }

    void note(int host, Supplier<String> what) {
        transcript.add(now(), "v" + host, what);
    }

    void published(Host host, ConsensusEvent event) {
        transcript.add(now(), "v" + host.index(), () -> "   " + Names.of(event));
        if (host.isHonest()) {
            invariants.published(host.index(), event);
            if (event instanceof ConsensusEvent.EvidenceFound(Evidence evidence)
                    && host.epoch().number() == evidence.epoch()) {
                use.prosecution().found(host.epoch().key(evidence.offender()), evidence);
            }
        }
    }

    void penalized(Host host, PublicKey peer, String reason) {
        for (Host other : hosts) {
            Violation.unless(
                    !host.isHonest() || !other.isHonest() || !other.key().equals(peer),
                    () -> "v" + host.index() + " penalizes the honest v" + other.index() + ": " + reason);
        }
    }

    void halted(Host host, String reason) {
        note(host.index(), () -> "halts: " + reason);
        if (host.isHonest()) {
            invariants.halted(host.index(), reason);
        }
        crash(host.index(), Fault.Death.KILL, 500 * MS);
    }

    void committed(Host host, List<CommitBatch> batches) {
        for (CommitBatch batch : batches) {
            var header = batch.block().header();
            history.add(batch.hash().unsignedByteAt(0) << 8 | batch.hash().unsignedByteAt(1));
            if (host.isHonest()) {
                BlockReference block =
                        new BlockReference(header.epoch(), header.term(), header.height(), batch.hash());
                if (invariants.committed(host.index(), block)) {
                    gaps.committed(now());
                }
                batch.proof().ifPresent(proof -> invariants.certified(proof.certificate()));
            }
        }
    }

    // ---- birth and death

    void crash(int host, Fault.Death death, long downFor) {
        Host victim = hosts.get(host);
        if (!victim.isUp()) {
            return;
        }
        victim.die(death);
        links.died(host, death == Fault.Death.POWER);
        if (downFor < Long.MAX_VALUE) {
            time.after(downFor, () -> start(host));
        }
    }

    void start(int host) {
        if (!hosts.get(host).isUp() && !setting.scenario().dead().contains(host)) {
            hosts.get(host).start();
            links.started(host);
        }
    }

    /** What a host that is up tells its operator. */
    public Liveness liveness(int host) {
        return sentences.of(hosts.get(host));
    }

    /** How often a host was asked why nothing had become final for a long time. */
    public int stops() {
        return sentences.stops();
    }

    /** The readable tail of what happened. */
    public Transcript transcript() {
        return transcript;
    }
}
