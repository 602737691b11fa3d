package org.mokkachain.consensus.cluster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.consensus.core.Mokka;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogCodec;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.fixture.KeyedSignatures;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.MessageCodec;
import org.mokkachain.consensus.message.MessageVerifier;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Verification;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.LedgerState;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** One node: the state machine, a disk, a ledger. Effects are carried out in order, later ones wait for the disk. */
final class SimNode {
    final Cluster cluster;
    final int index;
    Machine machine;
    private final Epoch firstEpoch;
    private List<Bytes> disk = new ArrayList<>();
    DurableState diskState = new DurableState();
    Optional<Mokka> mokka = Optional.empty();
    private Optional<MessageVerifier> verifier = Optional.empty();
    private final Map<TimerId, Long> timers = new EnumMap<>(TimerId.class);
    private long timerOrder;
    private long effectsFreeAt;
    private int waitingEffects;
    int life;
    Optional<String> halted = Optional.empty();
    final List<String> published = new ArrayList<>();
    boolean readyToStop;
    /** What makes this node a liar. */
    Optional<Mischief> mischief = Optional.empty();
    final List<Long> readsDone = new ArrayList<>();

    SimNode(Cluster cluster, int index, Header genesis, Epoch epoch) {
        this.cluster = cluster;
        this.index = index;
        this.machine = new Machine(genesis, cluster);
        this.firstEpoch = epoch;
        write(new LogRecord.Born(cluster.chainId, key()));
    }

    PublicKey key() {
        return cluster.everybody.get(index).key();
    }

    Epoch firstEpoch() {
        return firstEpoch;
    }

    boolean isUp() {
        return mokka.isPresent();
    }

    void start() {
        life++;
        timers.clear();
        effectsFreeAt = cluster.now;
        waitingEffects = 0;
        Past past = disk.isEmpty()
                ? new Past.Lost("no log")
                : new Past.Remembered(DurableState.replay(records()));
        Epoch epoch = currentEpoch();
        verifier = Optional.of(newVerifier(epoch));
        LedgerState ledger = new LedgerState(Hash.ZERO, machine.tip(), epoch);
        mokka = Optional.of(
                Mokka.recover(cluster.settings, Identity.of(KeyedSignatures.signer(key())), ledger, past));
        cluster.invariants.onStart(index, machine);
        step(new Event.Started());
        for (int other = 0; other < cluster.nodes.size(); other++) {
            if (other != index && cluster.linked(index, other)) {
                linkChanged(other, true);
                cluster.nodes.get(other).linkChanged(index, true);
            }
        }
        if (machine.hasWork()) {
            step(new Event.WorkPending(true));
        }
    }

    private Epoch currentEpoch() {
        Epoch epoch = firstEpoch;
        for (var block : machine.chain) {
            Header header = block.block().header();
            if (header.endsEpoch()) {
                epoch = Epoch.startingAt(
                        cluster.chainId,
                        cluster.model,
                        epoch.number() + 1,
                        header.height(),
                        header.hash(),
                        machine.setAfter(header.hash()));
            }
        }
        return epoch;
    }

    private MessageVerifier newVerifier(Epoch epoch) {
        return new MessageVerifier(epoch, cluster.settings.proof(), cluster.signatures);
    }

    private List<LogRecord> records() {
        List<LogRecord> records = new ArrayList<>();
        for (Bytes bytes : disk) {
            try {
                records.add(LogCodec.decode(bytes));
            } catch (DecodingException e) {
                throw new AssertionError("own record refused", e);
            }
        }
        return records;
    }

    /** Power off: everything that is not synced is gone. */
    void crash() {
        if (!isUp()) {
            return;
        }
        mokka = Optional.empty();
        life++;
        Machine before = machine;
        machine = before.restarted();
        before.mempool.forEach(machine::learn);
        before.applied.forEach(machine::learn);
        diskState = DurableState.replay(records());
        for (int other = 0; other < cluster.nodes.size(); other++) {
            if (other != index && cluster.nodes.get(other).isUp()) {
                cluster.nodes.get(other).linkChanged(index, false);
            }
        }
    }

    /** The consensus log is gone. */
    void loseLog() {
        disk = new ArrayList<>();
        diskState = new DurableState();
    }

    List<Bytes> copyOfDisk() {
        return List.copyOf(disk);
    }

    void replaceDisk(List<Bytes> content) {
        disk = new ArrayList<>(content);
        diskState = DurableState.replay(records());
    }

    void linkChanged(int other, boolean up) {
        if (isUp() && other < cluster.everybody.size()) {
            PublicKey peer = cluster.everybody.get(other).key();
            if (!up || cluster.linked(index, other)) {
                step(up ? new Event.PeerConnected(peer) : new Event.PeerDisconnected(peer));
            }
        }
    }

    void submit(long tx) {
        machine.learn(tx);
        if (isUp()) {
            step(new Event.WorkPending(true));
        }
    }

    void receive(PublicKey from, ConsensusMessage received) {
        if (mischief.isPresent() && mischief.get().betrays(received)) {
            return;
        }
        ConsensusMessage message = mischief.isPresent() ? mischief.get().receive(received) : received;
        switch (verifier.orElseThrow().verify(message)) {
            case Verification.Accepted a -> step(new Event.Received(from, a.message()));
            case Verification.OtherEpoch o -> {}
            case Verification.Refused r -> cluster.invariants.onRefused(cluster.indexOf(from), r.reason());
        }
    }

    void step(Event event) {
        if (mokka.isEmpty()) {
            return;
        }
        cluster.steps++;
        List<Effect> effects = mokka.get().step(cluster.now, event);
        for (Effect effect : effects) {
            carryOutInOrder(effect);
        }
    }

    private void carryOutInOrder(Effect effect) {
        switch (effect) {
            case Effect.SetTimer e -> setTimer(e.timer(), e.delayNanos());
            case Effect.CancelTimer e -> timers.remove(e.timer());
            default -> {
                long at = Math.max(cluster.now, effectsFreeAt);
                if (effect instanceof Effect.Persist || effect instanceof Effect.Compact) {
                    at += cluster.delay(cluster.weather.minSync(), cluster.weather.maxSync());
                }
                effectsFreeAt = at;
                int now = life;
                if (at == cluster.now && waitingEffects == 0) {
                    carryOut(effect);
                } else {
                    waitingEffects++;
                    cluster.after(at - cluster.now, () -> {
                        if (life == now) {
                            waitingEffects--;
                            carryOut(effect);
                        }
                    });
                }
            }
        }
    }

    private void setTimer(TimerId timer, long delay) {
        long order = timerOrder++;
        timers.put(timer, order);
        int now = life;
        cluster.after(delay, () -> {
            if (life == now && Long.valueOf(order).equals(timers.get(timer))) {
                timers.remove(timer);
                step(new Event.TimerFired(timer));
            }
        });
    }

    private void write(LogRecord record) {
        disk.add(LogCodec.encode(record));
        diskState.apply(record);
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Persist e -> e.records().forEach(this::write);
            case Effect.Compact e -> {
                disk = new ArrayList<>();
                diskState = new DurableState();
                e.snapshot().forEach(this::write);
            }
            case Effect.Send e -> send(e);
            case Effect.Broadcast e -> broadcast(e.message());
            case Effect.BuildProposal e -> {
                Optional<ProposedBlock> block = machine.build(e);
                Event answer = block.isPresent()
                        ? new Event.ProposalBuilt(block.get())
                        : new Event.NothingToPropose(e.parent().hash());
                later(answer);
            }
            case Effect.CheckProposal e ->
                later(new Event.ProposalChecked(e.block().hash(), machine.check(e.block(), e.certified())));
            case Effect.Commit e -> commit(e);
            case Effect.EnterEpoch e -> verifier = Optional.of(newVerifier(e.epoch()));
            case Effect.ServeRange e ->
                cluster.transmit(
                        index,
                        cluster.indexOf(e.to()),
                        MessageCodec.encode(machine.range(e.fromHeight(), e.maxBlocks())));
            case Effect.ReadReady e -> readsDone.add(e.height());
            case Effect.ReadFailed e -> readsDone.add(-1L);
            case Effect.Publish e -> {
                cluster.invariants.onPublished(index, e.event());
                cluster.log(index, Names.of(e.event()));
            }
            case Effect.Penalize e -> throw new AssertionError("an honest peer is penalized: " + e);
            case Effect.ReadyToStop e -> readyToStop = true;
            case Effect.Halt e -> {
                halted = Optional.of(e.reason());
                cluster.invariants.onHalt(index, e.reason());
            }
            case Effect.SetTimer e -> throw new AssertionError();
            case Effect.CancelTimer e -> throw new AssertionError();
        }
    }

    private void later(Event event) {
        int now = life;
        cluster.after(0, () -> {
            if (life == now) {
                step(event);
            }
        });
    }

    private void commit(Effect.Commit commit) {
        machine.commit(commit.blocks(), commit.proof());
        for (ProposedBlock block : commit.blocks()) {
            cluster.invariants.onCommitted(index, block);
        }
        int height = machine.chain.size();
        int now = life;
        cluster.after(cluster.delay(500, 3_000), () -> {
            if (life == now) {
                machine.synced = Math.max(machine.synced, height);
                step(new Event.LedgerAdvanced(height));
            }
        });
        if (!machine.hasWork()) {
            later(new Event.WorkPending(false));
        }
    }

    private void send(Effect.Send send) {
        int to = cluster.indexOf(send.to());
        cluster.log(index, "→ v" + to + " " + Names.of(send.message()));
        if (mischief.isPresent()) {
            misbehave(to, send.message());
            return;
        }
        cluster.invariants.onSend(this, send.message());
        cluster.transmit(index, to, MessageCodec.encode(send.message()));
    }

    private void misbehave(int to, ConsensusMessage message) {
        for (ConsensusMessage twisted : mischief.orElseThrow().send(to, message)) {
            cluster.transmit(index, to, MessageCodec.encode(twisted));
        }
    }

    private void broadcast(ConsensusMessage message) {
        cluster.log(index, "→ all " + Names.of(message));
        if (mischief.isPresent()) {
            for (int to = 0; to < cluster.nodes.size(); to++) {
                if (to != index) {
                    misbehave(to, message);
                }
            }
            return;
        }
        cluster.invariants.onSend(this, message);
        Bytes bytes = MessageCodec.encode(message);
        for (var validator : mokka.orElseThrow().epoch().validators().members()) {
            int to = cluster.indexOf(validator.key());
            if (to != index) {
                cluster.transmit(index, to, bytes);
            }
        }
    }
}
