package org.mokkachain.ledger.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.snapshot.SnapshotEntry;
import org.mokkachain.ledger.snapshot.Target;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.store.DamagedStoreException;
import org.mokkachain.ledger.store.IndexWriter;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * A store in the making: the chunks of a snapshot as they come, in the form in which a store keeps them. It knows which
 * it has, so that a process that died goes on where it was. Thread-safe as far as chunks of different subtrees go.
 */
public final class Staging implements AutoCloseable {
    private static final byte[] CHUNK = {'c', 'h', 'u', 'n', 'k'};
    private static final byte[] AFTER_CHUNKS = {'c', 'h', 'u', 'n', 'l'};

    private final Path directory;
    private final CommitBatch genesis;
    private final Database database;
    private final DirectoryLock lock;

    private Staging(Path directory, CommitBatch genesis, Database database, DirectoryLock lock) {
        this.directory = directory;
        this.genesis = genesis;
        this.database = database;
        this.lock = lock;
    }

    /**
     * Goes on with what is in {@code directory}, or begins there. What belongs to another chain, has another layout or
     * is damaged is removed.
     *
     * @throws StoreException if the files cannot be used
     */
    public static Staging open(Path directory, CommitBatch genesis) {
        Opening.createDirectories(directory);
        DirectoryLock lock = DirectoryLock.take(directory.resolve(RocksDbLedgerStore.LOCK));
        try {
            Opening.loadLibrary(directory.resolve(RocksDbLedgerStore.NATIVE));
            return new Staging(directory, genesis, openFiles(directory, genesis), lock);
        } catch (StoreException e) {
            lock.close();
            throw e;
        }
    }

    private static Database openFiles(Path directory, CommitBatch genesis) {
        Path files = directory.resolve(RocksDbLedgerStore.FILES);
        byte[] kind = kind(genesis);
        Optional<Database> known = open(files, kind);
        if (known.isPresent()) {
            return known.get();
        }
        remove(files);
        Database fresh = Opening.open(files, true);
        fresh.write(List.of(new Entry(Family.META, CHUNK, kind)));
        return fresh;
    }

    /** What is damaged is of no use either: it is fetched again. */
    private static Optional<Database> open(Path files, byte[] kind) {
        Database found;
        try {
            found = Opening.open(files, true);
        } catch (DamagedStoreException e) {
            return Optional.empty();
        }
        boolean useful = false;
        try {
            found.verifyChecksums();
            useful = found.get(Family.META, CHUNK).filter(other -> Arrays.equals(other, kind)).isPresent();
        } catch (DamagedStoreException e) {
            return Optional.empty();
        } finally {
            if (!useful) {
                found.close();
            }
        }
        return useful ? Optional.of(found) : Optional.empty();
    }

    /** What must be equal for chunks to be of use: the layout and the chain. */
    private static byte[] kind(CommitBatch genesis) {
        return new Encoder(64).u16(Layout.SCHEMA).fixed(genesis.block().header().chainId()).toByteArray();
    }

    private static void remove(Path files) {
        try {
            FileTree.remove(files);
        } catch (IOException e) {
            throw new StoreFailedException("cannot remove " + files + ": " + e, "Remove it by hand", e);
        }
    }

    /** The subtrees that are here, with their hashes. */
    public NavigableMap<Prefix, Hash> chunks() {
        NavigableMap<Prefix, Hash> chunks = new TreeMap<>();
        database.scan(Family.META, CHUNK, (key, value) -> {
            boolean inside = Arrays.compareUnsigned(key, AFTER_CHUNKS) < 0;
            if (inside && key.length > CHUNK.length) {
                chunks.put(prefix(key), Layout.readHash(value));
            }
            return inside;
        });
        return chunks;
    }

    private static byte[] record(Prefix prefix) {
        Encoder out = new Encoder(64);
        prefix.encode(out);
        byte[] encoded = out.toByteArray();
        return ByteBuffer.allocate(CHUNK.length + encoded.length).put(CHUNK).put(encoded).array();
    }

    private static Prefix prefix(byte[] record) {
        try {
            return Decoder.decodeExactly(Arrays.copyOfRange(record, CHUNK.length, record.length), Prefix::decode);
        } catch (DecodingException e) {
            throw Failures.undecodable("a record of a chunk", e);
        }
    }

    /**
     * Puts a subtree in the place of everything with its prefix, atomically; survives the death of the process.
     *
     * @param known the subtrees that are here
     * @throws StoreException if it cannot be written, or an entry is not one that this program knows
     */
    public void store(Prefix prefix, Hash hash, List<SnapshotEntry> entries, NavigableMap<Prefix, Hash> known) {
        List<Entry> batch = new ArrayList<>(2 * entries.size() + 1);
        removeAll(prefix, batch);
        for (Prefix other : known.keySet()) {
            if (other.covers(prefix) || prefix.covers(other)) {
                batch.add(Entry.removal(Family.META, record(other)));
            }
        }
        for (SnapshotEntry entry : entries) {
            StateEntry<?> decoded = decode(entry);
            batch.add(new Entry(
                    Family.of(decoded.key().kind()), entry.key().toBytes(), entry.value().toBytes()));
            IndexWriter.ofEntry(decoded).forEach(change -> batch.add(BlockWriter.entry(change)));
        }
        // All in a row, for they ascend already: what is written is sorted.
        for (SnapshotEntry entry : entries) {
            batch.add(new Entry(
                    Family.TREE_KEYS, entry.treeKey().toBytes(), Layout.treeKey(entry.kind(), entry.key())));
        }
        batch.add(new Entry(Family.META, record(prefix), hash.toBytes()));
        database.write(batch);
    }

    private void removeAll(Prefix prefix, List<Entry> batch) {
        byte[] last = prefix.last().toBytes();
        database.scan(Family.TREE_KEYS, prefix.first().toBytes(), (key, named) -> {
            if (Arrays.compareUnsigned(key, last) > 0) {
                return false;
            }
            StateKey<?> old = key(named);
            batch.add(Entry.removal(Family.of(old.kind()), old.naturalKey().toBytes()));
            batch.add(Entry.removal(Family.TREE_KEYS, key));
            IndexWriter.ofRemoval(old).ifPresent(change -> batch.add(BlockWriter.entry(change)));
            return true;
        });
    }

    private static StateKey<?> key(byte[] named) {
        try {
            StateKind kind = StateKind.ofCode(Byte.toUnsignedInt(named[0]))
                    .orElseThrow(() -> new DecodingException("unknown kind " + named[0]));
            return kind.key(Bytes.of(named, 1, named.length - 1));
        } catch (DecodingException e) {
            throw Failures.undecodable("the index of the state", e);
        }
    }

    private static StateEntry<?> decode(SnapshotEntry entry) {
        try {
            StateKind kind = StateKind.ofCode(entry.kind())
                    .orElseThrow(() -> new DecodingException("unknown kind " + entry.kind()));
            return StateEntry.decode(kind, entry.key(), entry.value());
        } catch (DecodingException e) {
            throw new StoreFailedException("the state of the network has an entry that this version cannot read: "
                    + e.getMessage(), "Start a newer version of this program", e);
        }
    }

    /**
     * Makes it a complete store that begins after the target, to be put in the place of the ledger by
     * {@link StagingSwap}. Closes it.
     *
     * @param ledgerId the name of the store
     */
    public void finish(Target target, Hash ledgerId) {
        List<Entry> batch = new ArrayList<>(BlockWriter.beginning(ledgerId, genesis, target));
        chunks().keySet().forEach(prefix -> batch.add(Entry.removal(Family.META, record(prefix))));
        batch.add(Entry.removal(Family.META, CHUNK));
        database.write(batch);
        database.flush();
        database.close();
        Birth.mark(directory);
        lock.close();
    }

    /**
     * Marks the store in {@code directory} as complete if its process died between the last write of {@link #finish}
     * and the mark. Only that write gives it a name.
     */
    static void markIfFinished(Path directory) {
        Path files = directory.resolve(RocksDbLedgerStore.FILES);
        if (Birth.isMarked(directory) || Opening.isEmpty(files)) {
            return;
        }
        try (DirectoryLock _ = DirectoryLock.take(directory.resolve(RocksDbLedgerStore.LOCK))) {
            Opening.loadLibrary(directory.resolve(RocksDbLedgerStore.NATIVE));
            if (isNamed(files)) {
                Birth.mark(directory);
            }
        } catch (DamagedStoreException _) {
            // Whoever goes on with it begins anew.
        }
    }

    private static boolean isNamed(Path files) {
        try (Database found = Opening.open(files, true)) {
            boolean named = found.get(Family.META, Layout.LEDGER_KEY).isPresent();
            if (named) {
                found.flush();
            }
            return named;
        }
    }

    @Override
    public void close() {
        database.close();
        lock.close();
    }
}
