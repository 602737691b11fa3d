package org.mokkachain.node.replica;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.PublicKey;

/**
 * Sees to it that every node hears of every pending transaction, although a link may lose what it carries: a node that
 * connects is told all that is pending, and what stays executable for long is told again.
 */
final class Relaying {
    private static final int MAX_TRANSACTIONS = 10_000;
    private static final int MAX_REPEATED = 5_000;
    private static final long REPEAT_MS = 2_000;

    private final Mempool mempool;
    private long lastRepeatMs;

    Relaying(Mempool mempool) {
        this.mempool = mempool;
    }

    Optional<ReplicaEffect> catchUp(PublicKey peer) {
        List<Transaction> pending = mempool.pending(MAX_TRANSACTIONS);
        return pending.isEmpty() ? Optional.empty() : Optional.of(new ReplicaEffect.RelayTo(peer, pending));
    }

    Optional<ReplicaEffect> repeat(long nowMs) {
        OptionalLong since = mempool.executableSince();
        if (since.isEmpty() || nowMs - Math.max(since.getAsLong(), lastRepeatMs) < REPEAT_MS) {
            return Optional.empty();
        }
        lastRepeatMs = nowMs;
        return Optional.of(new ReplicaEffect.Relay(mempool.pending(MAX_REPEATED)));
    }
}
