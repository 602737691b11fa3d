package org.mokkachain.ledger.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.proof.EpochLink;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * Reads what is final. Every answer is true of some height that was the head during the call; two calls may see two
 * heads. Thread-safe. {@link StoreException} if the storage fails or is found damaged.
 */
public interface LedgerReader extends StateView {
    /** The last block written. */
    Head head();

    /**
     * The lowest height whose body is here: 0, unless older ones were pruned or never fetched. What is below it is
     * absent, not damaged: {@link #block}, {@link #transaction} and {@link #range} have nothing there.
     */
    long first();

    Optional<Header> header(long height);

    Optional<Block> block(long height);

    /** Height of the final block with this hash. */
    Optional<Long> heightOf(Hash blockHash);

    /** Receipts of the block at this height, one per transaction, in order. */
    Optional<List<Receipt>> receipts(long height);

    /** Where a transaction is. Cheaper than {@link #transaction}. */
    Optional<Location> locate(Hash transactionId);

    /** A final transaction with its place and its receipt. */
    Optional<FinalTransaction> transaction(Hash transactionId);

    /** How an epoch began; none for the first, which began with the genesis, and none for one that has not begun. */
    Optional<EpochStart> epoch(long number);

    /** Proves how an epoch but the first began, to whoever knows the validators of the one before. */
    default Optional<EpochLink> epochLink(long number) {
        return epoch(number).flatMap(begun -> ProofMaker.finalHeader(this, begun.height())
                .map(last -> new EpochLink(last, begun.validators())));
    }

    /**
     * The shortest proof the store has that the block at this height is final. None for the genesis block, which needs
     * none, nor above the head.
     */
    Optional<FinalityProof> proof(long height);

    /**
     * Consecutive blocks from {@code fromHeight} upwards, as many as fit the limit; at least one if there is one. Only
     * bytes of encoded bodies count, so a range of empty blocks is bounded by their number alone.
     */
    List<ProvenBlock> range(long fromHeight, RangeLimit limit);

    /**
     * What happened to an account, newest first, at most {@code limit} (1 to 1,000) entries older than {@code before}.
     */
    HistoryPage history(Address account, Optional<HistoryCursor> before, int limit);

    /** The entry of the state after the head. */
    @Override
    <V extends StateValue> Optional<V> get(StateKey<V> key);

    /**
     * Entries of one kind whose natural key begins with {@code prefix}, ascending by natural key, as many as
     * {@code limit} at most.
     *
     * @param after only those with a greater natural key than this
     */
    List<StateEntry<?>> scan(StateKind kind, Bytes prefix, Optional<Bytes> after, int limit);

    /**
     * Entries of an index whose key begins with {@code prefix}, ascending by key, as many as {@code limit} at most.
     * What the keys mean is known to {@link IndexReader}.
     *
     * @param after only those with a greater key than this
     */
    List<IndexEntry> index(Index index, Bytes prefix, Optional<Bytes> after, int limit);

    /**
     * Builds the state tree from every entry as it is stored: about a second for a million. Of one height only if
     * nothing is written meanwhile.
     */
    StateTree stateTree();

    /**
     * Every entry of the state, by kind and ascending natural key; for checks and exports. All of the height that was
     * the head at some moment of the call, also while blocks are written.
     */
    void forEachEntry(Consumer<StateEntry<?>> consumer);
}
