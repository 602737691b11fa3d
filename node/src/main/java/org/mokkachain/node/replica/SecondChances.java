package org.mokkachain.node.replica;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.ledger.execution.Refusal;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/**
 * Transactions of other nodes' clients that were refused for a reason that may pass: a feed brings each only once, and
 * this node may only be a block behind the one that took it. They are tried again after every block for some seconds.
 * Bounded: the oldest goes first.
 */
final class SecondChances {
    private static final int MAX_KEPT = 2_000;
    private static final int MAX_TRIES_PER_BLOCK = 250;
    private static final long KEPT_MS = 10_000;

    /** One that waits for its second chance, and since when. */
    record Refused(Transaction transaction, Origin origin, long sinceMs) {}

    private final SequencedMap<Hash, Refused> refused = new LinkedHashMap<>();

    /** Whether another state of the ledger, or a less crowded mempool, could change the answer. */
    static boolean mayPass(Refusal refusal) {
        return switch (refusal.code()) {
            case INSUFFICIENT_BALANCE, NONCE_GAP, MEMPOOL_FULL -> true;
            default -> false;
        };
    }

    void add(Refused again) {
        refused.putIfAbsent(again.transaction().id(), again);
        if (refused.size() > MAX_KEPT) {
            refused.pollFirstEntry();
        }
    }

    /** Those to try now; they are to be added again if they are refused again. */
    List<Refused> take(long nowMs) {
        List<Refused> due = new ArrayList<>();
        while (!refused.isEmpty() && due.size() < MAX_TRIES_PER_BLOCK) {
            Refused first = refused.pollFirstEntry().getValue();
            if (nowMs - first.sinceMs() < KEPT_MS) {
                due.add(first);
            }
        }
        return due;
    }
}
