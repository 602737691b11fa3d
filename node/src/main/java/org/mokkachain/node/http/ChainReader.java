package org.mokkachain.node.http;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** What is final: blocks, transactions, accounts. Called from many threads at once; may block for a disk read. */
public interface ChainReader {
    Genesis genesis();

    /** For the next block. */
    Limits limits();

    /** The last final block whose effects all methods here show. */
    long height();

    /** The block at a height, from 0; without its body, so that a list costs little. */
    Optional<CommittedHeader> header(long height);

    /** The height of the final block with this hash. */
    OptionalLong heightOf(Hash blockHash);

    /** The transactions of a block in their order with what became of them; empty if there is no such block. */
    List<CommittedTransaction> transactions(long height);

    Optional<CommittedTransaction> transaction(Hash id);

    /** The account at {@link #height}; one that never existed has nonce 0 and no balances. */
    AccountState account(Address address);

    /**
     * Final transactions that concern an account, newest first.
     *
     * @param before only those before this place
     */
    List<CommittedTransaction> history(Address address, Optional<Place> before, int limit);

    /** Whether the body of the block at this height was pruned; then {@link #transactions} of it is empty. */
    default boolean isPruned(long height) {
        return false;
    }

    /** Where a final transaction is whose body was pruned; {@link #transaction} does not have it. */
    default Optional<Place> prunedAt(Hash id) {
        return Optional.empty();
    }

    /** The lowest height whose transactions are here; histories are complete from it on. */
    default long first() {
        return 0;
    }

    /** Whose votes for a block were seen here, also those that came too late for its certificate. */
    default SeenVotes votes(Hash blockHash) {
        return SeenVotes.NONE;
    }

    /** Completes once everything that was final anywhere when it was called can be read here. */
    CompletionStage<Barrier> barrier();

    /** A place in the chain: the {@code index}-th transaction of the block at {@code height}. */
    record Place(long height, int index) {
        /** As a cursor of the API. */
        String cursor() {
            return height + "-" + index;
        }
    }

    /** A final transaction and where it stands. */
    record CommittedTransaction(
            Transaction transaction,
            Receipt receipt,
            Place place,
            Hash blockHash,
            long timestampMs) {}

    /** How a linearizable read may go on. */
    sealed interface Barrier {}

    /** It may: local state is recent enough. */
    record Reached(long height) implements Barrier {}

    /** It may not; the reason in words. */
    record Unreachable(String reason) implements Barrier {}
}
