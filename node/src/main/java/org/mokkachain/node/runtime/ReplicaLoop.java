package org.mokkachain.node.runtime;

import io.micrometer.core.instrument.Timer;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.node.replica.Now;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.node.replica.ReplicaEffect;
import org.mokkachain.node.replica.ReplicaEvent;

/**
 * The protocol thread: takes what has gathered in the mailbox, steps the replica through all of it, then carries out
 * the effects together, so that one sync of the consensus log serves many steps (group commit). An exception out of a
 * step is a bug: the node halts, it never logs and goes on.
 */
final class ReplicaLoop implements Runnable {
    private static final int MAX_URGENT = 256;

    /** Transactions in one turn: some milliseconds, so that votes are soon looked at again. */
    private static final int MAX_BULK = 256;

    private static final long NANOS_PER_MS = 1_000_000;
    private static final long TICK_NANOS = 100_000_000;

    private final Replica replica;
    private final Mailbox mailbox;
    private final Timers timers;
    private final Timer turns;
    private final Board board;
    private final EffectRunner effects;
    private final Halt halt;
    private long nextTick = System.nanoTime();

    /**
     * When there is something to do, how long it takes, and where others read how it stands.
     *
     * @param turns takes the time of each turn that was not only waiting
     */
    record Pace(Timers timers, Timer turns, Board board) {}

    ReplicaLoop(Replica replica, Mailbox mailbox, Pace pace, EffectRunner effects, Halt halt) {
        this.replica = replica;
        this.mailbox = mailbox;
        this.timers = pace.timers();
        this.turns = pace.turns();
        this.board = pace.board();
        this.effects = effects;
        this.halt = halt;
    }

    @Override
    public void run() {
        try {
            while (!halt.isEnded()) {
                turn();
            }
        } catch (InterruptedException e) {
            halt.because("the protocol thread was interrupted", e);
        } catch (UncheckedIOException e) {
            halt.because(e.getMessage() + ": " + e.getCause(), e);
        } catch (RuntimeException | Error e) {
            halt.because("bug in the protocol thread: " + e, e);
        } finally {
            mailbox.close();
        }
    }

    private void turn() throws InterruptedException {
        List<ReplicaEffect> todo = new ArrayList<>();
        long now = System.nanoTime();
        mailbox.await(timers.untilNext(now, Math.min(board.untilDue(now), Math.min(nextTick - now, untilWake(now)))));
        long begun = System.nanoTime();
        fireTimers(todo);
        for (Task task : mailbox.take(MAX_URGENT, MAX_BULK)) {
            switch (task) {
                case Task.Deliver(ReplicaEvent event) -> todo.addAll(replica.step(now(), event));
                case Task.Ask<?> ask -> ask.answer(replica);
            }
        }
        board.show(System.nanoTime());
        effects.carryOut(todo);
        turns.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    private void fireTimers(List<ReplicaEffect> todo) {
        long now = System.nanoTime();
        Optional<TimerId> due = timers.takeDue(now);
        while (due.isPresent()) {
            todo.addAll(replica.step(now(), new ReplicaEvent.ForConsensus(new Event.TimerFired(due.get()))));
            due = timers.takeDue(now);
        }
        if (untilWake(now) == 0) {
            todo.addAll(replica.step(now(), new ReplicaEvent.Wake()));
        }
        if (now - nextTick >= 0) {
            nextTick = now + TICK_NANOS;
            todo.addAll(replica.step(now(), new ReplicaEvent.Tick()));
            effects.tick();
        }
    }

    /** The replica counts in whole milliseconds. */
    private long untilWake(long now) {
        long wakeAt = replica.wakeAt();
        long nowMs = now / NANOS_PER_MS;
        return wakeAt <= nowMs ? 0 : Math.min(wakeAt - nowMs, TICK_NANOS / NANOS_PER_MS) * NANOS_PER_MS;
    }

    private static Now now() {
        return new Now(System.nanoTime(), System.currentTimeMillis());
    }
}
