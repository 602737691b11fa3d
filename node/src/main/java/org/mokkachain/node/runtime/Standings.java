package org.mokkachain.node.runtime;

import java.util.Optional;
import org.mokkachain.ledger.chain.Exit;
import org.mokkachain.ledger.chain.Fate;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.ledger.execution.Refusal;
import org.mokkachain.node.http.Standing;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/** What the replica knows of a transaction that is in no final block on disk. On the protocol thread. */
final class Standings {
    private Standings() {}

    static Optional<Standing> of(Replica replica, Hash id) {
        Mempool mempool = replica.mempool();
        Optional<Transaction> pending = mempool.get(id);
        if (pending.isPresent()) {
            return Optional.of(pending(
                    replica, pending.get(), replica.chain().proposedAt(pending.get())));
        }
        return switch (mempool.fate(id)) {
            case Fate.Committed(long height) -> Optional.of(new Standing.Written(height));
            case Fate.Gone(Refusal reason, Exit exit) -> Optional.of(gone(reason, exit));
            case Fate.Executable _, Fate.Waiting _, Fate.Unknown _ -> Optional.empty();
        };
    }

    /** @param proposed the height of the proposed block that holds it */
    static Standing pending(Replica replica, Transaction transaction, Optional<Long> proposed) {
        if (proposed.isPresent()) {
            return new Standing.Proposed(transaction, proposed.get());
        }
        Mempool mempool = replica.mempool();
        return mempool.fate(transaction.id()) instanceof Fate.Waiting(long missingNonce)
                ? new Standing.Waiting(transaction, missingNonce)
                : new Standing.Ready(transaction, mempool.executableCount(), mempool.bytes());
    }

    private static Standing gone(Refusal reason, Exit exit) {
        Standing.Grounds grounds = new Standing.Grounds(reason.code().text(), reason.message(), reason.remedy());
        return switch (exit) {
            case Exit.Refused(Optional<Hash> rival) -> new Standing.Refused(grounds, rival);
            case Exit.Dropped(Exit.Cause cause, long height) ->
                new Standing.Dropped(grounds, Standing.Cause.valueOf(cause.name()), height);
            case Exit.Replaced(long nonce, long height, Optional<Hash> by) ->
                new Standing.Replaced(grounds, nonce, height, by);
        };
    }
}
