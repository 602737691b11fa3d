package org.mokkachain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Verification;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.Origin;
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
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.PublicKey;

/** A whole network in one thread: hosts, links, clients and faults. Its history is a function of the scenario. */
public final class World {
    private static final long MS = 1_000_000;
    /** So many events at one moment are an endless loop. */
    private static final int RESTLESS = 20_000;

    private final Setting setting;
    private final VirtualTime time = new VirtualTime();
    private final Network<Parcel> network;
    private final List<Host> hosts = new ArrayList<>();
    private final Links links;
    private final Invariants invariants;
    private final FrameCheck checks;
    private final Use use;
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
        this.invariants = new Invariants(
                scenario.model(), scenario.validators(), new TreeSet<>(scenario.villains().keySet()), this::holders);
        this.checks =
                new FrameCheck(setting.settings().proof(), setting.verifier());
        int size = Cast.size(scenario);
        this.network = new Network<>(
                size, time, Chance.of(scenario.seed(), "network"), this::arrive, p -> p.frame().isRelayable());
        network.weather(scenario.conditions().weather());
        Cast.fill(hosts, this, setting);
        Chance routes = Chance.of(scenario.seed(), "links");
        this.links = new Links(this, hosts, network, routes, scenario.conditions().detection());
        this.use = new Use(this, hosts);
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
        runUntil(scenario.faultsEnd());
        Optional<String> stall = scenario.goal() == Goal.LIVENESS ? liveness() : Optional.empty();
        long supply = setting.genesis().supply().units();
        for (Host host : hosts) {
            if (host.isHonest()) {
                invariants.ledger(host.index(), host.ledger().store(), supply);
            }
        }
        return new Outcome(
                history.toString(), events, invariants.height(), time.now(), gaps.worst(), stall, network.parcels());
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
        return view.role() + " height " + view.committed().height() + " term " + view.term() + ": " + view.sentence();
    }

    private void misdeeds() {
        for (Host host : hosts) {
            host.villain().filter(v -> host.isUp()).ifPresent(v -> {
                for (Host other : hosts) {
                    if (links.isConnected(host.index(), other.index())) {
                        v.unprompted(other.validator()).forEach(m -> transmit(host, other, m));
                    }
                }
            });
        }
        time.after(100 * MS, this::misdeeds);
    }

    // ---- what hosts may do

    Setting setting() {
        return setting;
    }

    Invariants invariants() {
        return invariants;
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

    void send(Host from, PublicKey to, ConsensusMessage message) {
        noteSent(from, message);
        for (Host host : hosts) {
            if (host.key().equals(to) && links.isConnected(from.index(), host.index())) {
                dispatch(from, host, message, Optional.empty());
            }
        }
    }

    void broadcast(Host from, ConsensusMessage message) {
        noteSent(from, message);
        Optional<Frame> frame = from.isHonest() ? Optional.of(Frame.of(message)) : Optional.empty();
        int of = from.life();
        Epoch epoch = from.replica().epoch();
        for (Host host : hosts) {
            if (from.life() == of
                    && links.isConnected(from.index(), host.index())
                    && epoch.indexOf(host.key()).isPresent()) {
                dispatch(from, host, message, frame);
            }
        }
    }

    private void noteSent(Host from, ConsensusMessage message) {
        if (from.isHonest()) {
            invariants.proposed(message);
            Epoch epoch = from.replica().epoch();
            int me = epoch.indexOf(from.key()).orElse(-1);
            invariants.sent(from.index(), epoch, me, message, from.log().durable());
        }
    }

    private void dispatch(Host from, Host to, ConsensusMessage message, Optional<Frame> frame) {
        if (frame.isPresent()) {
            transmit(from, to, frame.get());
        } else if (from.isHonest()) {
            transmit(from, to, Frame.of(message));
        } else {
            from.villain().orElseThrow().send(to.validator(), message).forEach(m -> transmit(from, to, m));
        }
    }

    private void transmit(Host from, Host to, ConsensusMessage message) {
        invariants.proposed(message);
        transmit(from, to, Frame.of(message));
    }

    private void transmit(Host from, Host to, Frame frame) {
        if (from.sent()) {
            network.send(from.index(), to.index(), new Parcel(frame, links.connection(from.index(), to.index())));
        }
    }

    void relay(Host from, List<Transaction> transactions) {
        Frame frame = Frame.of(transactions);
        int of = from.life();
        for (Host host : hosts) {
            if (from.life() == of && links.isConnected(from.index(), host.index())) {
                transmit(from, host, frame);
            }
        }
    }

    void relay(Host from, PublicKey to, List<Transaction> transactions) {
        Frame frame = Frame.of(transactions);
        for (Host host : hosts) {
            if (host.key().equals(to) && links.isConnected(from.index(), host.index())) {
                transmit(from, host, frame);
            }
        }
    }

    private void arrive(int from, int to, Parcel parcel) {
        Host sender = hosts.get(from);
        Host receiver = hosts.get(to);
        boolean sameConnection = parcel.connection() == links.connection(from, to);
        if (!receiver.isUp()
                || !links.isConnected(from, to)
                || !sameConnection && !parcel.frame().isRelayable()) {
            return;
        }
        history.add(now() ^ (long) to << 56 ^ (long) from << 48 ^ parcel.frame().fingerprint());
        try {
            switch (parcel.frame().content()) {
                case Frame.Content.Message(ConsensusMessage message) ->
                        arrive(sender, receiver, parcel.frame(), message);
                case Frame.Content.Transactions(List<Transaction> transactions) -> {
                    if (checks.areSigned(transactions)) {
                        Origin origin = new Origin(sender.key().hex());
                        receiver.deliver(new ReplicaEvent.TransactionsReceived(
                                origin, false, 0, receiver.known(transactions)));
                    }
                }
            }
        } catch (DecodingException e) {
            throw new Violation("a frame of v" + from + " cannot be decoded: " + e.getMessage());
        }
    }

    private void arrive(Host sender, Host receiver, Frame frame, ConsensusMessage message) {
        if (!receiver.hears(message)) {
            return;
        }
        FrameCheck.Checked checked = checks.check(frame, message, receiver.replica().epoch());
        switch (checked.verification()) {
            case Verification.Accepted accepted -> {
                if (checked.fault().isPresent()) {
                    refused(sender, receiver, checked.fault().get());
                    return;
                }
                transcript.add(now(), "v" + receiver.index(), () -> "<- v" + sender.index() + " " + Names.of(message));
                Event.Received event = new Event.Received(sender.key(), accepted.message());
                receiver.deliver(
                        checked.bodies().isEmpty()
                                ? new ReplicaEvent.ForConsensus(event)
                                : new ReplicaEvent.BlocksReceived(event, checked.bodies()));
            }
            case Verification.OtherEpoch _ -> {
                // Nobody's fault.
            }
            case Verification.Refused refused -> refused(sender, receiver, refused.reason());
        }
    }

    private void refused(Host sender, Host receiver, String reason) {
        Violation.unless(
                !sender.isHonest(), () -> "v" + receiver.index() + " refuses a message of the honest v" + sender.index()
                        + ": "
                        + reason);
    }

    // ---- what hosts tell

    void happened(int host, ReplicaEvent event) {
        events++;
        eventsNow = now() == lastEvent ? eventsNow + 1 : 0;
        lastEvent = now();
        Violation.unless(eventsNow < RESTLESS, () -> "v" + host + " does not come to rest: " + event);
        history.add(now() * 31 + host);
    }

    void note(int host, Supplier<String> what) {
        transcript.add(now(), "v" + host, what);
    }

    void published(Host host, ConsensusEvent event) {
        transcript.add(now(), "v" + host.index(), () -> "   " + Names.of(event));
        if (host.isHonest()) {
            invariants.published(host.index(), event);
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

    /** The readable tail of what happened. */
    public Transcript transcript() {
        return transcript;
    }
}
