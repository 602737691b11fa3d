package org.mokkachain.ledger.chain;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.mokkachain.types.transaction.Transaction;

/**
 * Whose turn it is: start-time fair queueing, first over origins, within an origin over accounts (Goyal, Vin, Cheng,
 * Start-Time Fair Queueing, SIGCOMM 1996; all weights equal, service counted in bytes). Whoever has much pending waits
 * behind itself, not the others behind it. An origin's tag moves on when a block is committed, an account's when a
 * transaction becomes executable.
 */
final class FairOrder {
    private final Map<Origin, Lane> lanes = new LinkedHashMap<>();
    private final NavigableSet<Lane> byBytes = new TreeSet<>(Lane.BY_BYTES);
    private final NavigableSet<Lane> backlogged = new TreeSet<>(Lane.BY_START);
    private long laneTime;
    private long horizon;
    private long serial;

    /** Unique; later ones are higher. */
    long nextSerial() {
        return serial++;
    }

    Optional<Lane> lane(Origin origin) {
        return Optional.ofNullable(lanes.get(origin));
    }

    Lane laneFor(Origin origin) {
        return lanes.computeIfAbsent(origin, o -> new Lane(o, nextSerial()));
    }

    /** The origin that uses most. */
    Optional<Lane> greediest() {
        return byBytes.isEmpty() ? Optional.empty() : Optional.of(byBytes.last());
    }

    void add(AccountQueue queue, PendingTransaction pending) {
        byBytes.remove(queue.lane());
        queue.lane().add(queue, pending);
        byBytes.add(queue.lane());
    }

    void remove(AccountQueue queue, PendingTransaction pending) {
        Lane lane = queue.lane();
        byBytes.remove(lane);
        lane.remove(queue, pending);
        if (lane.isEmpty()) {
            lanes.remove(lane.origin());
        } else {
            byBytes.add(lane);
        }
    }

    /** Gives the next transaction of the run its place. */
    Ready enter(AccountQueue queue, PendingTransaction pending, long nowMs) {
        Lane lane = queue.lane();
        boolean idle = lane.ready().isEmpty();
        long time = idle ? horizon : lane.ready().first().start();
        Ready ready = new Ready(pending, nowMs, Math.max(time, queue.finish()), nextSerial());
        queue.finishAt(ready.finish());
        horizon = Math.max(horizon, ready.finish());
        lane.ready().add(ready);
        if (idle) {
            lane.startAt(Math.max(lane.start(), advanceLaneTime()));
            backlogged.add(lane);
        }
        return ready;
    }

    /** It is final: its origin has had its turn. */
    void served(Lane lane, PendingTransaction pending) {
        boolean queued = backlogged.remove(lane);
        lane.startAt(lane.start() + pending.bytes());
        if (queued) {
            backlogged.add(lane);
        }
        advanceLaneTime();
    }

    void leave(Lane lane, Ready ready) {
        lane.ready().remove(ready);
        if (lane.ready().isEmpty()) {
            advanceLaneTime();
            backlogged.remove(lane);
        }
    }

    private long advanceLaneTime() {
        laneTime = backlogged.isEmpty() ? laneTime : Math.max(laneTime, backlogged.first().start());
        return laneTime;
    }

    /** All executable ones; the nonces of an account in order. Must not be used after the next change. */
    Iterator<Transaction> iterator() {
        PriorityQueue<Turn> turns = new PriorityQueue<>(Math.max(1, backlogged.size()), Turn.ORDER);
        backlogged.forEach(lane -> turns.add(new Turn(lane)));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !turns.isEmpty();
            }

            @Override
            public Transaction next() {
                Turn turn = turns.remove();
                Transaction transaction = turn.head.pending().transaction();
                if (turn.moveOn()) {
                    turns.add(turn);
                }
                return transaction;
            }
        };
    }

    /** An origin's place while the order is read. */
    private static final class Turn {
        static final Comparator<Turn> ORDER =
                Comparator.<Turn>comparingLong(turn -> turn.start).thenComparingLong(turn -> turn.head.serial());

        private final Iterator<Ready> rest;
        private long start;
        private Ready head;

        Turn(Lane lane) {
            this.rest = lane.ready().iterator();
            this.start = lane.start();
            this.head = rest.next();
        }

        boolean moveOn() {
            if (!rest.hasNext()) {
                return false;
            }
            start += head.pending().bytes();
            head = rest.next();
            return true;
        }
    }
}
