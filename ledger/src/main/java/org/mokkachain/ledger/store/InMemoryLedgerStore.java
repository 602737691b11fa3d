package org.mokkachain.ledger.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.ledger.tree.TreeBuilder;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** A ledger in memory, for simulations and tests: everything is gone with the process. Thread-safe by one lock. */
public final class InMemoryLedgerStore implements LedgerStore {
    private static final Comparator<HistoryCursor> NEWEST_FIRST =
            Comparator.comparingLong(HistoryCursor::height).thenComparingInt(HistoryCursor::index).reversed();

    private final Hash ledgerId;
    private final NavigableMap<Long, CommitBatch> blocks = new TreeMap<>();
    private final NavigableMap<Long, EpochStart> epochs = new TreeMap<>();
    private final NavigableMap<Long, FinalityProof> proofs = new TreeMap<>();
    private final Map<Hash, Long> heights = new LinkedHashMap<>();
    private final Map<Hash, Location> locations = new LinkedHashMap<>();
    private final StateMaps state = new StateMaps();
    private final Map<Address, NavigableMap<HistoryCursor, HistoryEntry>> histories = new LinkedHashMap<>();
    private final IndexMaps indexes = new IndexMaps();
    private Head head;
    private long first;
    private long syncedHeight;

    /** @param genesis the batch of {@code GenesisState} */
    public InMemoryLedgerStore(CommitBatch genesis, Hash ledgerId) {
        this.ledgerId = ledgerId;
        this.head = new Head(genesis.height(), genesis.hash());
        apply(genesis);
    }

    /** What is left of this store after a loss of power: a store with the blocks synced. */
    public synchronized InMemoryLedgerStore afterPowerLoss() {
        InMemoryLedgerStore survivor = new InMemoryLedgerStore(blocks.firstEntry().getValue(), ledgerId);
        survivor.append(List.copyOf(blocks.subMap(0L, false, syncedHeight, true).values()));
        survivor.sync();
        return survivor;
    }

    @Override
    public Hash ledgerId() {
        return ledgerId;
    }

    @Override
    public synchronized Hash chainId() {
        return blocks.firstEntry().getValue().block().header().chainId();
    }

    @Override
    public List<String> openingReport() {
        return List.of("the ledger is kept in memory only");
    }

    @Override
    public synchronized void append(List<CommitBatch> batches) {
        Head after = Succession.extend(head, batches);
        batches.forEach(this::apply);
        head = after;
    }

    private void apply(CommitBatch batch) {
        long height = batch.height();
        blocks.put(height, batch);
        heights.put(batch.hash(), height);
        batch.proof().ifPresent(proof -> proofs.put(height, proof));
        batch.nextEpoch().ifPresent(epoch -> epochs.put(epoch.number(), epoch));
        state.apply(batch.changes());
        indexes.apply(IndexWriter.of(batch));
        for (int i = 0; i < batch.block().transactions().size(); i++) {
            Location location = new Location(height, i);
            var transaction = batch.block().transactions().get(i);
            locations.put(transaction.id(), location);
            for (Participants.Participant participant : Participants.of(transaction)) {
                histories
                        .computeIfAbsent(participant.account(), address -> new TreeMap<>(NEWEST_FIRST))
                        .put(new HistoryCursor(height, location.index()),
                                new HistoryEntry(location, participant.sent(), participant.received()));
            }
        }
    }

    @Override
    public synchronized long sync() {
        syncedHeight = head.height();
        return syncedHeight;
    }

    @Override
    public void close() {}

    @Override
    public synchronized Head head() {
        return head;
    }

    @Override
    public synchronized Optional<Header> header(long height) {
        return Optional.ofNullable(blocks.get(height)).map(batch -> batch.block().header());
    }

    @Override
    public synchronized long first() {
        return first;
    }

    @Override
    public synchronized long prune(long keep) {
        first = Succession.firstKept(head, first, keep);
        return first;
    }

    @Override
    public synchronized Optional<Block> block(long height) {
        return height < first ? Optional.empty() : Optional.ofNullable(blocks.get(height)).map(CommitBatch::block);
    }

    @Override
    public synchronized Optional<Long> heightOf(Hash blockHash) {
        return Optional.ofNullable(heights.get(blockHash));
    }

    @Override
    public synchronized Optional<List<Receipt>> receipts(long height) {
        return Optional.ofNullable(blocks.get(height)).map(CommitBatch::receipts);
    }

    @Override
    public synchronized Optional<Location> locate(Hash transactionId) {
        return Optional.ofNullable(locations.get(transactionId));
    }

    @Override
    public synchronized Optional<FinalTransaction> transaction(Hash transactionId) {
        Optional<Location> here = locate(transactionId).filter(location -> location.height() >= first);
        return here.flatMap(location -> Optional.ofNullable(blocks.get(location.height()))
                .map(batch -> new FinalTransaction(
                        batch.block().transactions().get(location.index()),
                        location,
                        batch.receipts().get(location.index()))));
    }

    @Override
    public synchronized Optional<EpochStart> epoch(long number) {
        return Optional.ofNullable(epochs.get(number));
    }

    @Override
    public synchronized Optional<FinalityProof> proof(long height) {
        Map.Entry<Long, FinalityProof> at = proofs.ceilingEntry(height);
        return at == null || height < 1
                ? Optional.empty()
                : ProofChain.lead(height, at.getKey(), at.getValue(), this::header);
    }

    @Override
    public synchronized List<ProvenBlock> range(long fromHeight, RangeLimit limit) {
        List<ProvenBlock> range = new ArrayList<>();
        long bytes = 0;
        if (fromHeight < first) {
            return range;
        }
        for (CommitBatch batch : blocks.tailMap(fromHeight, true).values()) {
            Header header = batch.block().header();
            bytes += header.bodyBytes();
            if (range.size() == limit.blocks() || !range.isEmpty() && bytes > limit.bytes()) {
                break;
            }
            range.add(new ProvenBlock(header, Block.encodeBody(batch.block().transactions()), batch.proof()));
        }
        return range;
    }

    @Override
    public synchronized HistoryPage history(Address account, Optional<HistoryCursor> before, int limit) {
        NavigableMap<HistoryCursor, HistoryEntry> all = histories.getOrDefault(account, new TreeMap<>(NEWEST_FIRST));
        NavigableMap<HistoryCursor, HistoryEntry> rest =
                before.map(cursor -> all.tailMap(cursor, false)).orElse(all);
        return HistoryPage.of(rest.values().stream().limit(limit + 1L).toList(), limit);
    }

    @Override
    public synchronized <V extends StateValue> Optional<V> get(StateKey<V> key) {
        return state.get(key);
    }

    @Override
    public synchronized List<StateEntry<?>> scan(StateKind kind, Bytes prefix, Optional<Bytes> after, int limit) {
        return state.scan(kind, prefix, after, limit);
    }

    @Override
    public synchronized StateTree stateTree() {
        TreeBuilder tree = new TreeBuilder();
        state.forEach(entry -> {
            byte[] key = entry.key().naturalKey().toBytes();
            byte[] value = entry.value().encode().toBytes();
            tree.add(entry.key().kind().code(), key, key.length, value, value.length);
        });
        return tree.build();
    }

    @Override
    public synchronized void forEachEntry(Consumer<StateEntry<?>> consumer) {
        state.forEach(consumer);
    }

    @Override
    public synchronized List<IndexEntry> index(Index index, Bytes prefix, Optional<Bytes> after, int limit) {
        return indexes.scan(index, prefix, after, limit);
    }
}
