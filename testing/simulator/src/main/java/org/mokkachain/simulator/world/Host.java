package org.mokkachain.simulator.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.consensus.core.Mokka;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Suspect;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.LedgerState;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.ChainStart;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.ledger.chain.MempoolSettings;
import org.mokkachain.ledger.store.ChainLoader;
import org.mokkachain.node.replica.Now;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.node.replica.ReplicaEffect;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simulator.adversary.Villain;
import org.mokkachain.simulator.plan.Fault;
import org.mokkachain.p2p.gossip.GossipEffect;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.PublicKey;

/**
 * One machine with one replica, run as the real node runs it: all that has come is stepped through, then everything
 * durable is written and synced at once, and only then the rest is done. It can die between any two of these steps.
 */
final class Host {
    private static final int MAX_BATCH = 256;
    private static final int MAX_INBOX = 8_192;

    /** Something that waits for the replica. */
    private sealed interface Input {
        record Deliver(ReplicaEvent event) implements Input {}

        record Timer(TimerId timer, long number) implements Input {}
    }

    private final World world;
    private final int index;
    private final int validator;
    private final Signer signer;
    private final Chance chance;
    private final LogFile log;
    private final LedgerDisk ledger;
    private final StoreWriter writer;
    private final Talk talk;
    private final Alarm alarm;
    private final Optional<Villain> villain;

    private Optional<Replica> replica = Optional.empty();
    private final Deque<Input> inbox = new ArrayDeque<>();
    private final Map<TimerId, Long> timers = new EnumMap<>(TimerId.class);
    private long timersSet;
    private int life;
    private boolean busy;
    private long pausedUntil;
    private final Fuse fuse = new Fuse();
    private Epoch epoch;

    /** Milliseconds by which this machine's wall clock is off. */
    long clockOff;
    /** Most nanoseconds a sync takes here. */
    long syncLatency;

    Host(World world, int index, int validator, Optional<Villain> villain) {
        this.world = world;
        this.index = index;
        this.validator = validator;
        this.villain = villain;
        this.signer = world.setting().machines().get(validator);
        this.epoch = world.setting().firstEpoch();
        this.chance = Chance.of(world.setting().scenario().seed(), "host " + index);
        this.log = new LogFile(new LogRecord.Born(world.setting().genesis().hash(), key()));
        this.ledger = new LedgerDisk(world.setting().genesisState().batch(), index);
        this.writer = new StoreWriter(world, this, chance);
        this.talk = new Talk(world, this, signer);
        this.alarm = new Alarm(world, this);
        this.syncLatency = world.setting().scenario().conditions().syncLatency();
    }

    PublicKey key() {
        return signer.publicKey();
    }

    int index() {
        return index;
    }

    /** The machine whose key this host has. */
    int validator() {
        return validator;
    }

    boolean isHonest() {
        return villain.isEmpty();
    }

    Optional<Villain> villain() {
        return villain;
    }

    boolean isUp() {
        return replica.isPresent();
    }

    Replica replica() {
        return replica.orElseThrow();
    }

    /** The epoch in whose messages the transport is interested. */
    Epoch epoch() {
        return epoch;
    }

    /** Which start of this host it is. */
    int life() {
        return life;
    }

    LedgerDisk ledger() {
        return ledger;
    }

    LogFile log() {
        return log;
    }

    // ---- birth and death

    void start() {
        life++;
        inbox.clear();
        timers.clear();
        busy = false;
        writer.restart();
        fuse.putOut();
        if (isHonest()) {
            world.invariants().started(index);
        }
        Past past = log.open();
        if (past instanceof Past.Remembered(var memory) && isHonest()) {
            world.invariants().restarted(index, memory);
        }
        Setting setting = world.setting();
        // Blocks that only the death of the process let survive are not safe yet.
        ledger.store().sync();
        ChainStart start = ChainLoader.load(ledger.store(), setting.genesis().validators());
        Chain chain = new Chain(setting.rules(), start, ledger.store(), 1_000);
        enter(setting.epoch(start.epoch()));
        LedgerState state = new LedgerState(ledger.store().ledgerId(), start.tip(), epoch);
        replica = Optional.of(new Replica(
                Mokka.recover(setting.settings(), Identity.of(signer), state, past),
                chain,
                new Mempool(MempoolSettings.DEFAULT, chain),
                talk.begin(world.wallClock() + clockOff, chance.bits()),
                new Replica.Rules(setting.verifier(), setting.genesis().timing().censorMs())));
        world.note(index, () -> "starts, " + past.getClass().getSimpleName() + ", height " + start.tip().height());
        deliver(new ReplicaEvent.ForConsensus(new Event.Started()));
        talk.introduction().forEach(event -> deliver(new ReplicaEvent.ForGossip(event)));
        alarm.begin();
    }

    void die(Fault.Death death) {
        world.note(index, () -> "dies: " + death);
        life++;
        replica = Optional.empty();
        inbox.clear();
        switch (death) {
            case KILL -> log.die();
            case POWER -> {
                log.losePower(chance);
                ledger.losePower();
            }
        }
    }

    /** What kills it at some persist or send step. */
    Fuse fuse() {
        return fuse;
    }

    /** A step after which a crash may strike; whether the host is still alive. */
    private boolean survivesStep() {
        if (fuse.burnsDown()) {
            world.crash(index, fuse.death(), fuse.downFor());
            return false;
        }
        return true;
    }

    void pause(long until) {
        pausedUntil = Math.max(pausedUntil, until);
        world.at(until, this::turn);
    }

    void resume() {
        pausedUntil = 0;
        turn();
    }

    boolean isPaused() {
        return world.now() < pausedUntil;
    }

    // ---- input

    void deliver(ReplicaEvent event) {
        if (isUp() && inbox.size() < MAX_INBOX) {
            inbox.add(new Input.Deliver(event));
            turn();
        }
    }

    private void fire(TimerId timer, long number, int of) {
        if (life == of && timers.getOrDefault(timer, -1L) == number) {
            inbox.add(new Input.Timer(timer, number));
            turn();
        }
    }

    /** Steps the replica through all that has come, unless it is still writing. */
    private void turn() {
        if (busy || isPaused() || inbox.isEmpty() || !isUp()) {
            return;
        }
        busy = true;
        List<ReplicaEffect> effects = new ArrayList<>();
        for (int i = 0; i < MAX_BATCH && !inbox.isEmpty(); i++) {
            step(inbox.remove(), effects);
        }
        if (write(effects)) {
            int of = life;
            long latency = chance.between(syncLatency / 4, syncLatency);
            if (survivesStep()) {
                world.after(latency, () -> finishSync(of, effects));
            }
        } else {
            carryOut(effects);
        }
    }

    private void finishSync(int of, List<ReplicaEffect> effects) {
        if (life != of) {
            return;
        }
        if (isPaused()) {
            world.at(pausedUntil, () -> finishSync(of, effects));
            return;
        }
        log.sync();
        if (survivesStep()) {
            carryOut(effects);
        }
    }

    private void step(Input input, List<ReplicaEffect> effects) {
        ReplicaEvent event;
        switch (input) {
            case Input.Deliver(ReplicaEvent delivered) -> event = delivered;
            case Input.Timer(TimerId timer, long number) -> {
                if (timers.getOrDefault(timer, -1L) != number) {
                    return;
                }
                timers.remove(timer);
                event = new ReplicaEvent.ForConsensus(new Event.TimerFired(timer));
            }
        }
        world.happened(index, event);
        Now now = new Now(world.now(), world.wallClock() + clockOff);
        try {
            effects.addAll(replica().step(now, event));
        } catch (IllegalStateException e) {
            if (isHonest()) {
                throw e;
            }
            Effect halt = new Effect.Halt(String.valueOf(e.getMessage()), Optional.empty());
            effects.add(new ReplicaEffect.OfConsensus(halt));
        }
    }

    // ---- effects

    /** Writes everything that must be durable; whether a sync has to follow. */
    private boolean write(List<ReplicaEffect> effects) {
        boolean written = false;
        for (ReplicaEffect effect : effects) {
            if (effect instanceof ReplicaEffect.OfConsensus(Effect.Persist persist)) {
                log.write(persist.records());
                written = true;
            } else if (effect instanceof ReplicaEffect.OfConsensus(Effect.Compact compact)) {
                log.compact(compact.snapshot());
            } else if (effect instanceof ReplicaEffect.OfConsensus(Effect.Broadcast(Suspect suspect)) && isHonest()) {
                world.invariants().suspected(suspect);
            }
        }
        return written;
    }

    private void carryOut(List<ReplicaEffect> effects) {
        int of = life;
        for (ReplicaEffect effect : effects) {
            if (life != of) {
                return;
            }
            switch (effect) {
                case ReplicaEffect.OfConsensus(Effect inner) -> carryOut(inner);
                case ReplicaEffect.Store store -> writer.write(store.blocks());
                case ReplicaEffect.OfGossip(GossipEffect inner) -> talk.carryOut(inner);
                case ReplicaEffect.Admitted _, ReplicaEffect.MempoolChanged _ -> {
                    // Clients of the simulator wait for the block, not for the mempool.
                }
            }
        }
        if (life == of) {
            busy = false;
            alarm.set(replica().wakeAt());
            turn();
        }
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Persist _, Effect.Compact _, Effect.ReadyToStop _ -> {
                // Written before; stopping is a fault like others.
            }
            case Effect.EnterEpoch enter -> enter(enter.epoch());
            case Effect.Send send -> world.post().send(this, send.to(), send.message());
            case Effect.Broadcast broadcast -> world.post().broadcast(this, broadcast.message());
            case Effect.ServeRange serve -> world.post().send(this, serve.to(), ledger.range(serve));
            case Effect.SetTimer set -> {
                long number = ++timersSet;
                int of = life;
                timers.put(set.timer(), number);
                world.after(set.delayNanos(), () -> fire(set.timer(), number, of));
            }
            case Effect.CancelTimer cancel -> timers.remove(cancel.timer());
            case Effect.ReadReady ready -> world.use().readReady(this, ready.requestId(), ready.height());
            case Effect.ReadFailed failed -> world.use().readFailed(failed.requestId());
            case Effect.Publish publish -> world.published(this, publish.event());
            case Effect.Penalize penalize -> world.penalized(this, penalize.peer(), penalize.reason());
            case Effect.Halt halt -> world.halted(this, halt.reason());
            case Effect.BuildProposal _, Effect.CheckProposal _, Effect.Commit _ ->
                throw new IllegalStateException("the replica let pass " + effect.getClass().getSimpleName());
        }
    }

    private void enter(Epoch next) {
        epoch = next;
        villain.ifPresent(v -> v.enter(next));
        if (isHonest()) {
            world.invariants().entered(index, next);
        }
    }

    /** One parcel leaves; whether the host survived it. */
    boolean sent() {
        return survivesStep();
    }

    /** Whether a message may be shown to the replica. */
    boolean hears(ConsensusMessage message) {
        return villain.map(v -> v.hears(message)).orElse(true);
    }

    Talk talk() {
        return talk;
    }

    List<Transaction> known(List<Transaction> transactions) {
        return villain.map(v -> v.knows(transactions)).orElse(transactions);
    }
}
