package org.mokkachain.ledger.rocksdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.state.StateValue;
import org.mokkachain.ledger.store.DamagedStoreException;
import org.mokkachain.ledger.store.FinalTransaction;
import org.mokkachain.ledger.store.HistoryCursor;
import org.mokkachain.ledger.store.HistoryEntry;
import org.mokkachain.ledger.store.HistoryPage;
import org.mokkachain.ledger.store.Index;
import org.mokkachain.ledger.store.IndexEntry;
import org.mokkachain.ledger.store.Location;
import org.mokkachain.ledger.store.ProofChain;
import org.mokkachain.ledger.store.ProvenBlock;
import org.mokkachain.ledger.store.RangeLimit;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** The reads of {@code LedgerReader} on column families. */
final class RocksDbReader {
    private final Database database;
    private final LongSupplier first;

    /** @param first says the height from which on there are bodies */
    RocksDbReader(Database database, LongSupplier first) {
        this.database = database;
        this.first = first;
    }

    /** Decodes what is stored. */
    @FunctionalInterface
    private interface Decoding<T> {
        T decode(byte[] bytes) throws DecodingException;
    }

    private <T> Optional<T> read(Family family, byte[] key, Decoding<T> decoding) {
        Optional<byte[]> bytes = database.get(family, key);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(decode(family, bytes.get(), decoding));
    }

    private static <T> T decode(Family family, byte[] bytes, Decoding<T> decoding) {
        try {
            return decoding.decode(bytes);
        } catch (DecodingException e) {
            throw Failures.undecodable("an entry of the " + family, e);
        }
    }

    /** A header is only believed if the index by hash, another family, has it at this height. */
    Optional<Header> header(long height) {
        Optional<Header> header = read(Family.HEADERS, Layout.height(height), Layout::readHeader);
        if (header.isPresent() && (header.get().height() != height || !isIndexed(header.get()))) {
            throw Failures.damaged("the header of block " + height + " in the " + Family.HEADERS
                    + " does not have the hash under which the " + Family.HEIGHTS + " know it");
        }
        return header;
    }

    private boolean isIndexed(Header header) {
        return heightOf(header.hash()).filter(height -> height == header.height()).isPresent();
    }

    Optional<Block> block(long height) {
        return header(height).flatMap(header -> transactions(header).map(list -> new Block(header, list)));
    }

    /** None if they were pruned. */
    private Optional<List<Transaction>> transactions(Header header) {
        return body(header).map(body -> {
            try {
                List<Transaction> transactions = Block.decodeBody(body);
                if (Block.transactionsRoot(transactions).equals(header.txRoot())) {
                    return transactions;
                }
            } catch (DecodingException e) {
                throw Failures.undecodable(bodyOf(header.height()), e);
            }
            throw Failures.damaged(bodyOf(header.height()) + " is not the one its header names");
        });
    }

    /** Encoded and unchecked. None if it was pruned, perhaps just now. */
    private Optional<Bytes> body(Header header) {
        long height = header.height();
        Optional<byte[]> body = height < first.getAsLong()
                ? Optional.empty()
                : database.get(Family.BODIES, Layout.height(height));
        if (body.isEmpty() && height >= first.getAsLong()) {
            throw Failures.damaged(bodyOf(height) + " is missing");
        }
        return body.map(Bytes::of);
    }

    private static String bodyOf(long height) {
        return "the body of block " + height + " in the " + Family.BODIES;
    }

    Optional<Long> heightOf(Hash blockHash) {
        return read(Family.HEIGHTS, blockHash.toBytes(), Layout::readHeight);
    }

    Optional<EpochStart> epoch(long number) {
        return read(Family.META, Layout.epoch(number), bytes -> Layout.readEpoch(number, bytes));
    }

    Optional<List<Receipt>> receipts(long height) {
        return header(height).flatMap(header -> {
            Optional<List<Receipt>> found = read(Family.RECEIPTS, Layout.height(height), Layout::readReceipts);
            if (found.isEmpty() && height < first.getAsLong()) {
                return found;
            }
            List<Receipt> receipts = found.orElseThrow(
                    () -> Failures.damaged("the receipts of block " + height + " are missing"));
            if (!Block.receiptsRoot(receipts).equals(header.receiptsRoot())) {
                throw Failures.damaged("the receipts of block " + height + " in the " + Family.RECEIPTS
                        + " are not those its header names");
            }
            return found;
        });
    }

    Optional<Location> locate(Hash transactionId) {
        return read(Family.TRANSACTIONS, transactionId.toBytes(), Layout::readLocation);
    }

    Optional<FinalTransaction> transaction(Hash transactionId) {
        Optional<Location> found = locate(transactionId);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Location location = found.get();
        Optional<Header> header = header(location.height());
        Optional<List<Receipt>> receipts = receipts(location.height());
        if (header.isEmpty() || receipts.isEmpty() || receipts.get().size() <= location.index()) {
            throw misplaced(transactionId);
        }
        return transactions(header.get()).map(transactions -> {
            Transaction transaction = transactions.get(location.index());
            if (!transaction.id().equals(transactionId)) {
                throw misplaced(transactionId);
            }
            return new FinalTransaction(transaction, location, receipts.get().get(location.index()));
        });
    }

    private static DamagedStoreException misplaced(Hash transactionId) {
        return Failures.damaged(
                "transaction " + transactionId + " is not where the " + Family.TRANSACTIONS + " say");
    }

    /** A proof and the block it is stored with. */
    private record Stored(long height, FinalityProof proof) {}

    Optional<FinalityProof> proof(long height) {
        if (height < 1) {
            return Optional.empty();
        }
        List<Stored> first = new ArrayList<>(1);
        database.scan(Family.PROOFS, Layout.height(height), (key, value) -> {
            first.add(new Stored(Layout.readHeight(key), decode(Family.PROOFS, value, Layout::readProof)));
            return false;
        });
        return first.stream()
                .findFirst()
                .flatMap(stored -> ProofChain.lead(height, stored.height(), stored.proof(), this::header));
    }

    List<ProvenBlock> range(long fromHeight, RangeLimit limit) {
        List<ProvenBlock> range = new ArrayList<>();
        long bytes = 0;
        for (long height = fromHeight; range.size() < limit.blocks(); height++) {
            Optional<Header> header = header(height);
            if (header.isEmpty()) {
                break;
            }
            bytes += header.get().bodyBytes();
            if (!range.isEmpty() && bytes > limit.bytes()) {
                break;
            }
            Optional<Bytes> body = transactions(header.get()).map(Block::encodeBody);
            if (body.isEmpty()) {
                break;
            }
            range.add(new ProvenBlock(header.get(), body.get(),
                    read(Family.PROOFS, Layout.height(height), Layout::readProof)));
        }
        return range;
    }

    HistoryPage history(Address account, Optional<HistoryCursor> before, int limit) {
        List<HistoryEntry> found = new ArrayList<>();
        byte[] prefix = account.toBytes();
        byte[] start = before.map(cursor -> Layout.history(account, cursor.height(), cursor.index())).orElse(prefix);
        database.scan(Family.HISTORY, start, (key, value) -> {
            if (!Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) {
                return false;
            }
            if (before.isEmpty() || !Arrays.equals(key, start)) {
                found.add(Layout.readHistory(key, value));
            }
            return found.size() <= limit;
        });
        return HistoryPage.of(found, limit);
    }

    <V extends StateValue> Optional<V> get(StateKey<V> key) {
        return read(
                Family.of(key.kind()), key.naturalKey().toBytes(), value -> key.decode(Bytes.of(value)));
    }

    List<StateEntry<?>> scan(StateKind kind, Bytes prefix, Optional<Bytes> after, int limit) {
        Bytes from = after.filter(key -> key.compareTo(prefix) > 0).orElse(prefix);
        List<StateEntry<?>> found = new ArrayList<>();
        database.scan(Family.of(kind), from.toBytes(), (key, value) -> {
            Bytes naturalKey = Bytes.of(key);
            if (found.size() == limit || !naturalKey.startsWith(prefix)) {
                return false;
            }
            if (after.isEmpty() || naturalKey.compareTo(after.get()) > 0) {
                found.add(entry(kind, naturalKey, value));
            }
            return true;
        });
        return found;
    }

    List<IndexEntry> index(Index index, Bytes prefix, Optional<Bytes> after, int limit) {
        Bytes from = after.filter(key -> key.compareTo(prefix) > 0).orElse(prefix);
        List<IndexEntry> found = new ArrayList<>();
        database.scan(Family.of(index), from.toBytes(), (bytes, value) -> {
            Bytes key = Bytes.of(bytes);
            if (found.size() == limit || !key.startsWith(prefix)) {
                return false;
            }
            if (after.isEmpty() || key.compareTo(after.get()) > 0) {
                found.add(new IndexEntry(index, key, Bytes.of(value)));
            }
            return true;
        });
        return found;
    }

    /** From one view: a block that is written meanwhile is not half of it. */
    void forEachEntry(Consumer<StateEntry<?>> consumer) {
        try (View view = database.view()) {
            for (StateKind kind : StateKind.values()) {
                view.scan(Family.of(kind), new byte[0], (key, value) -> {
                    consumer.accept(entry(kind, Bytes.of(key), value));
                    return true;
                });
            }
        }
    }

    private static StateEntry<?> entry(StateKind kind, Bytes naturalKey, byte[] value) {
        return decode(Family.of(kind), value, bytes -> StateEntry.decode(kind, naturalKey, Bytes.of(bytes)));
    }
}
