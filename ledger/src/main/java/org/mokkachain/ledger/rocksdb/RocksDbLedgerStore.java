package org.mokkachain.ledger.rocksdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.store.FinalTransaction;
import org.mokkachain.ledger.store.Head;
import org.mokkachain.ledger.store.HistoryCursor;
import org.mokkachain.ledger.store.HistoryPage;
import org.mokkachain.ledger.store.Index;
import org.mokkachain.ledger.store.IndexEntry;
import org.mokkachain.ledger.store.LedgerStore;
import org.mokkachain.ledger.store.Location;
import org.mokkachain.ledger.store.ProvenBlock;
import org.mokkachain.ledger.store.RangeLimit;
import org.mokkachain.ledger.store.SnapshotStore;
import org.mokkachain.ledger.store.StateSnapshot;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.ledger.store.Succession;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** The ledger on disk. What was appended survives {@code kill -9}, what was synced a loss of power. Thread-safe. */
public final class RocksDbLedgerStore implements LedgerStore, SnapshotStore {
    static final String FILES = "db";
    static final String NATIVE = "native";
    static final String LOCK = "lock";

    private final Database database;
    private final DirectoryLock lock;
    private final RocksDbReader reader;
    private final Identity identity;
    private final AtomicLong first;
    private volatile Head head;

    private record Identity(Path directory, Hash chainId, Hash ledgerId, List<String> report) {}

    private RocksDbLedgerStore(Database database, DirectoryLock lock, Identity identity, Head head) {
        this.database = database;
        this.lock = lock;
        this.first = new AtomicLong(new Examination(database).first());
        this.reader = new RocksDbReader(database, first::get);
        this.identity = identity;
        this.head = head;
    }

    /**
     * Opens the store, or creates it where {@code location} allows that and there is none.
     *
     * @throws StoreException of the kind that says why not
     */
    public static RocksDbLedgerStore open(StoreLocation location) {
        Path directory = location.directory();
        boolean absent = Opening.isEmpty(directory);
        if (absent && location.createAs().isEmpty()) {
            throw new StoreFailedException("there is no ledger in " + directory,
                    "Check the directory; a new node is set up with 'mokka join' or 'mokka devnet'");
        }
        Opening.createDirectories(directory);
        DirectoryLock lock = DirectoryLock.take(directory.resolve(LOCK));
        try {
            Opening.loadLibrary(directory.resolve(NATIVE));
            return openLocked(location, lock);
        } catch (StoreException e) {
            lock.close();
            throw e;
        }
    }

    private static RocksDbLedgerStore openLocked(StoreLocation location, DirectoryLock lock) {
        Birth birth = new Birth(location);
        long started = System.nanoTime();
        Database database = Opening.open(location.directory().resolve(FILES), birth.mayCreate());
        try {
            boolean created = birth.complete(database);
            List<String> migrated = Migrations.run(database);
            Examination examination = new Examination(database);
            Head head = examination.examine(location);
            long millis = (System.nanoTime() - started) / 1_000_000;
            List<String> report = new ArrayList<>(migrated);
            report.add(created
                    ? "created the ledger in " + location.directory()
                    : "opened the ledger in " + location.directory() + " in " + millis
                            + " ms and found it complete up to block " + head.height() + " (" + head.hash() + ")");
            Identity identity = new Identity(
                    location.directory(), examination.chainId(), examination.ledgerId(), List.copyOf(report));
            return new RocksDbLedgerStore(database, lock, identity, head);
        } catch (StoreException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public StateSnapshot snapshot() {
        View view = database.view();
        return new RocksDbSnapshot(view, Examination.head(view.get(Family.META, Layout.HEAD_KEY)));
    }

    @Override
    public Hash ledgerId() {
        return identity.ledgerId();
    }

    @Override
    public Hash chainId() {
        return identity.chainId();
    }

    @Override
    public List<String> openingReport() {
        return identity.report();
    }

    /** For the checks of this package. */
    Database database() {
        return database;
    }

    /** What can be done for this store while it is open. */
    public StoreCare care() {
        return new StoreCare(database, identity.directory(), reader);
    }

    @Override
    public void append(List<CommitBatch> batches) {
        if (batches.isEmpty()) {
            return;
        }
        Head after = Succession.extend(head, batches);
        database.write(BlockWriter.blocks(batches));
        head = after;
    }

    @Override
    public long sync() {
        long height = head.height();
        database.sync();
        return height;
    }

    @Override
    public long prune(long keep) {
        long from = first.get();
        long to = Succession.firstKept(head, from, keep);
        if (to > from) {
            // Readers are told before the bodies go: what they miss then is absent, not damaged.
            first.set(to);
            byte[] end = Layout.height(to);
            database.deleteRange(Family.BODIES, Layout.height(0), end,
                    List.of(new Entry(Family.META, Layout.FIRST_KEY, Layout.height(to))));
            database.dropFiles(Family.BODIES, Layout.height(0), end);
        }
        return to;
    }

    @Override
    public void close() {
        database.close();
        lock.close();
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public long first() {
        return first.get();
    }

    @Override
    public Optional<Header> header(long height) {
        return reader.header(height);
    }

    @Override
    public Optional<Block> block(long height) {
        return reader.block(height);
    }

    @Override
    public Optional<Long> heightOf(Hash blockHash) {
        return reader.heightOf(blockHash);
    }

    @Override
    public Optional<List<Receipt>> receipts(long height) {
        return reader.receipts(height);
    }

    @Override
    public Optional<Location> locate(Hash transactionId) {
        return reader.locate(transactionId);
    }

    @Override
    public Optional<FinalTransaction> transaction(Hash transactionId) {
        return reader.transaction(transactionId);
    }

    @Override
    public Optional<EpochStart> epoch(long number) {
        return reader.epoch(number);
    }

    @Override
    public Optional<FinalityProof> proof(long height) {
        return reader.proof(height);
    }

    @Override
    public List<ProvenBlock> range(long fromHeight, RangeLimit limit) {
        return reader.range(fromHeight, limit);
    }

    @Override
    public HistoryPage history(Address account, Optional<HistoryCursor> before, int limit) {
        return reader.history(account, before, limit);
    }

    @Override
    public <V extends StateValue> Optional<V> get(StateKey<V> key) {
        return reader.get(key);
    }

    @Override
    public List<StateEntry<?>> scan(StateKind kind, Bytes prefix, Optional<Bytes> after, int limit) {
        return reader.scan(kind, prefix, after, limit);
    }

    @Override
    public List<IndexEntry> index(Index index, Bytes prefix, Optional<Bytes> after, int limit) {
        return reader.index(index, prefix, after, limit);
    }

    @Override
    public StateTree stateTree() {
        return database.stateTree();
    }

    @Override
    public void forEachEntry(Consumer<StateEntry<?>> consumer) {
        reader.forEachEntry(consumer);
    }
}
