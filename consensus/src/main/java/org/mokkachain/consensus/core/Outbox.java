package org.mokkachain.consensus.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.value.PublicKey;

/**
 * Collects the effects of a step in their order, and the messages a node sends to itself. Records are applied to the
 * durable state at once; neighbouring ones share a Persist.
 */
final class Outbox {
    /** Rough size of a record besides the body it may hold. */
    private static final int RECORD_BYTES = 300;

    private final DurableState durable;
    private final List<Effect> effects = new ArrayList<>();
    private final List<LogRecord> records = new ArrayList<>();
    private final List<LogRecord> unhurried = new ArrayList<>();
    private final Deque<ConsensusMessage> local = new ArrayDeque<>();
    private boolean writing;
    private long written;

    Outbox(DurableState durable) {
        this.durable = durable;
    }

    /** Whether records go to the disk at all: only who signs needs a memory. */
    void writeLog(boolean on) {
        writing = on;
    }

    /** Makes a fact durable before anything that is added later. */
    void persist(LogRecord record) {
        durable.apply(record);
        persistApplied(record);
    }

    /** As {@link #persist} for a record that the durable state knows already. */
    void persistApplied(LogRecord record) {
        if (writing) {
            records.addAll(unhurried);
            unhurried.clear();
            records.add(record);
            written += RECORD_BYTES + bodyLength(record);
        }
    }

    /** As {@link #persist} for a fact that nothing depends on: it goes along with the next record that cannot wait. */
    void persistSometime(LogRecord record) {
        durable.apply(record);
        if (writing) {
            unhurried.clear();
            unhurried.add(record);
        }
    }

    private static int bodyLength(LogRecord record) {
        return switch (record) {
            case LogRecord.Accepted r -> r.block().body().length();
            case LogRecord.Kept r -> r.block().body().length();
            case LogRecord.Born r -> 0;
            case LogRecord.EpochEntered r -> 0;
            case LogRecord.TermEntered r -> 0;
            case LogRecord.Voted r -> 0;
            case LogRecord.Led r -> 0;
            case LogRecord.Pinned r -> 0;
            case LogRecord.Locked r -> 0;
            case LogRecord.LedgerReached r -> 0;
            case LogRecord.Rejoining r -> 0;
            case LogRecord.Rejoined r -> 0;
            case LogRecord.Prepared r -> 0;
        };
    }

    /** Bytes persisted since the last {@link #compact}, roughly. */
    long written() {
        return written;
    }

    void compact() {
        flushRecords();
        unhurried.clear();
        List<LogRecord> snapshot = durable.snapshot();
        effects.add(new Effect.Compact(snapshot));
        written = 0;
    }

    /** Size of a snapshot, roughly. */
    long snapshotBytes() {
        return durable.blocks().stream().mapToLong(b -> RECORD_BYTES + b.body().length()).sum();
    }

    void add(Effect effect) {
        flushRecords();
        effects.add(effect);
    }

    void send(PublicKey to, ConsensusMessage message) {
        add(new Effect.Send(to, message));
    }

    void broadcast(ConsensusMessage message) {
        add(new Effect.Broadcast(message));
    }

    /** To everybody, this node included. */
    void broadcastAndDeliver(ConsensusMessage message) {
        broadcast(message);
        local.add(message);
    }

    void deliver(ConsensusMessage message) {
        local.add(message);
    }

    void timer(TimerId timer, long delayNanos) {
        effects.add(new Effect.SetTimer(timer, Math.max(delayNanos, 0)));
    }

    void cancel(TimerId timer) {
        effects.add(new Effect.CancelTimer(timer));
    }

    void publish(ConsensusEvent event) {
        effects.add(new Effect.Publish(event));
    }

    void check(ProposedBlock block, boolean certified) {
        effects.add(new Effect.CheckProposal(block, certified));
    }

    /** The next message to oneself. */
    Optional<ConsensusMessage> takeLocal() {
        return Optional.ofNullable(local.poll());
    }

    private void flushRecords() {
        if (!records.isEmpty()) {
            effects.add(new Effect.Persist(records));
            records.clear();
        }
    }

    /** Everything collected; the box is empty afterwards. */
    List<Effect> drain() {
        flushRecords();
        List<Effect> drained = List.copyOf(effects);
        effects.clear();
        return drained;
    }

    /** Throws everything away. */
    void discard() {
        records.clear();
        effects.clear();
        local.clear();
    }
}
