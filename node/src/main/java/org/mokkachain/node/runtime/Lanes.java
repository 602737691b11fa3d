package org.mokkachain.node.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.types.value.PublicKey;

/**
 * Work for peers: of one peer one piece after another, in the order it came; of different peers at the same time, each
 * in turn. Bounded by pieces per peer and by the memory that all of them keep. Thread-safe.
 */
final class Lanes {
    private static final int MAX_PIECES = 4_096;

    private final Executor pool;
    private final ByteBudget bytes;
    private final LongAdder refused = new LongAdder();
    private final ConcurrentHashMap<PublicKey, Lane> lanes = new ConcurrentHashMap<>();

    /**
     * @param pool takes one piece at a time of each peer that has any
     * @param maxBytes that all pieces together may keep in memory
     */
    Lanes(Executor pool, long maxBytes) {
        this.pool = pool;
        this.bytes = new ByteBudget(maxBytes);
    }

    private record Piece(int bytes, Runnable work) {}

    /** Takes a piece of work that keeps {@code size} bytes until it is done; whether there was room for it. */
    boolean offer(PublicKey peer, int size, Runnable work) {
        if (!bytes.take(size)) {
            refused.increment();
            return false;
        }
        if (!lanes.computeIfAbsent(peer, _ -> new Lane()).add(new Piece(size, work))) {
            bytes.giveBack(size);
            refused.increment();
            return false;
        }
        return true;
    }

    /** The peer is gone: what still waits of it is done, what comes of it begins a new lane. */
    void forget(PublicKey peer) {
        lanes.remove(peer);
    }

    /** Pieces refused since the start. */
    long refused() {
        return refused.sum();
    }

    /** As figures. */
    void measure(String name, Meters meters) {
        bytes.measure(name, meters);
        meters.refused(name, refused::sum);
    }

    private final class Lane implements Runnable {
        private final Deque<Piece> waiting = new ArrayDeque<>();
        private boolean running;

        private synchronized boolean add(Piece piece) {
            if (waiting.size() >= MAX_PIECES) {
                return false;
            }
            waiting.add(piece);
            if (!running) {
                running = true;
                pool.execute(this);
            }
            return true;
        }

        @Override
        public void run() {
            Piece piece = next();
            try {
                piece.work().run();
            } finally {
                bytes.giveBack(piece.bytes());
                goOn();
            }
        }

        private synchronized Piece next() {
            return waiting.remove();
        }

        private synchronized void goOn() {
            running = !waiting.isEmpty();
            if (running) {
                pool.execute(this);
            }
        }
    }
}
