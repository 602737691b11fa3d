package org.mokkachain.node.replica;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.types.transaction.Transaction;

/**
 * Transactions of this node's clients that the network does not know yet. The first after a pause leaves at once;
 * those that follow gather for some milliseconds, so that under load one signature and one frame serve many. Times in
 * milliseconds.
 */
final class Outbox {
    private static final long GATHER_MS = 10;

    private final List<Transaction> waiting = new ArrayList<>();
    private long lastTaken = Long.MIN_VALUE / 2;

    void add(List<Transaction> transactions) {
        waiting.addAll(transactions);
    }

    /** When {@link #take} has something to give; {@link Long#MAX_VALUE}: nothing waits. */
    long dueAt() {
        return waiting.isEmpty() ? Long.MAX_VALUE : lastTaken + GATHER_MS;
    }

    /** What is due, in batches that each fit into a message. */
    List<List<Transaction>> take(long nowMs) {
        if (nowMs < dueAt()) {
            return List.of();
        }
        List<List<Transaction>> batches = TransactionBatch.split(List.copyOf(waiting));
        waiting.clear();
        lastTaken = nowMs;
        return batches;
    }
}
