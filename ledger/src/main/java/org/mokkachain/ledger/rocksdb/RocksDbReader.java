package org.mokkachain.ledger.rocksdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.store.FinalTransaction;
import org.mokkachain.ledger.store.HistoryCursor;
import org.mokkachain.ledger.store.HistoryEntry;
import org.mokkachain.ledger.store.HistoryPage;
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

    RocksDbReader(Database database) {
        this.database = database;
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

    Optional<Header> header(long height) {
        return read(Family.HEADERS, Layout.height(height), Layout::readHeader);
    }

    Optional<Block> block(long height) {
        return header(height).flatMap(header -> transactions(height).map(list -> new Block(header, list)));
    }

    private Optional<List<Transaction>> transactions(long height) {
        return read(Family.BODIES, Layout.height(height), bytes -> Block.decodeBody(Bytes.of(bytes)));
    }

    Optional<Long> heightOf(Hash blockHash) {
        return read(Family.HEIGHTS, blockHash.toBytes(), Layout::readHeight);
    }

    Optional<EpochStart> epoch(long number) {
        return read(Family.META, Layout.epoch(number), bytes -> Layout.readEpoch(number, bytes));
    }

    Optional<List<Receipt>> receipts(long height) {
        return read(Family.RECEIPTS, Layout.height(height), Layout::readReceipts);
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
        Optional<List<Transaction>> transactions = transactions(location.height());
        Optional<List<Receipt>> receipts = receipts(location.height());
        if (transactions.isEmpty() || receipts.isEmpty()
                || transactions.get().size() <= location.index() || receipts.get().size() <= location.index()) {
            throw Failures.damaged("transaction " + transactionId + " is not where the index says");
        }
        return Optional.of(new FinalTransaction(
                transactions.get().get(location.index()), location, receipts.get().get(location.index())));
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
            long missing = height;
            Bytes body = database.get(Family.BODIES, Layout.height(height))
                    .map(Bytes::of)
                    .orElseThrow(() -> Failures.damaged("the body of block " + missing + " is missing"));
            range.add(new ProvenBlock(header.get(), body,
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

    Optional<Account> account(Address address) {
        return read(Family.ACCOUNTS, address.toBytes(), Account::decode);
    }

    void forEachAccount(BiConsumer<Address, Account> consumer) {
        database.scan(Family.ACCOUNTS, new byte[0], (key, value) -> {
            consumer.accept(Address.of(key), decode(Family.ACCOUNTS, value, Account::decode));
            return true;
        });
    }
}
