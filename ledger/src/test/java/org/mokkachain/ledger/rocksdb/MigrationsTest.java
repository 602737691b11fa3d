package org.mokkachain.ledger.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.store.Head;
import org.mokkachain.ledger.store.UnknownSchemaException;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class MigrationsTest {
    private final TestNetwork network = new TestNetwork(11, 4);

    @TempDir
    private Path directory;

    private Path files() {
        return directory.resolve("ledger/db");
    }

    private RocksDbLedgerStore open() {
        return StoreFiles.open(network, directory.resolve("ledger"));
    }

    /** What differs from version 2: that did not say where the bodies begin as long as all were there. */
    private Head writtenByVersionTwo() {
        Head head;
        try (RocksDbLedgerStore store = StoreFiles.filled(network, directory.resolve("ledger"), 20)) {
            head = store.head();
        }
        try (Database database = Opening.open(files(), false)) {
            byte[] key = Layout.FIRST_KEY;
            database.deleteRange(Family.META, key, new byte[] {key[0], key[1], key[2], key[3], key[4], 0},
                    List.of(new Entry(Family.META, Layout.SCHEMA_KEY, Layout.schema(2))));
        }
        return head;
    }

    @Test
    void aStoreOfTheVersionBeforeIsBroughtUpToDateAndLosesNothing() {
        Head head = writtenByVersionTwo();
        try (RocksDbLedgerStore store = open()) {
            assertThat(store.head()).isEqualTo(head);
            assertThat(store.first()).isZero();
            assertThat(store.openingReport()).startsWith(
                    "brought the ledger from schema version 2 to 3: noted that all bodies are here",
                    "brought the ledger from schema version 3 to 4: collected the histories of data");
            assertThat(network.resume(store).tip().height()).isEqualTo(20);
        }
        try (RocksDbLedgerStore store = open()) {
            assertThat(store.openingReport()).singleElement().asString().contains("complete up to block 20");
        }
        assertThat(StoreFiles.verify(network, directory.resolve("ledger"), directory.resolve("scratch")).fault())
                .isEmpty();
    }

    @Test
    void aPrunedStoreOfTheVersionBeforeStaysPruned() {
        writtenByVersionTwo();
        try (RocksDbLedgerStore store = open()) {
            store.prune(5);
        }
        try (Database database = Opening.open(files(), false)) {
            database.write(List.of(new Entry(Family.META, Layout.SCHEMA_KEY, Layout.schema(2))));
        }
        try (RocksDbLedgerStore store = open()) {
            assertThat(store.first()).isEqualTo(16);
        }
    }

    @Test
    void aStoreOfTheFirstVersionIsRefusedWithWhatToDo() throws RocksDBException {
        StoreFiles.filled(network, directory.resolve("ledger"), 1).close();
        replaceFamilies(List.of("default", "headers", "bodies", "receipts", "proofs", "heights", "transactions",
                "accounts", "history"), 1);
        UnknownSchemaException refusal = catchThrowableOfType(UnknownSchemaException.class, this::open);
        assertThat(refusal).hasMessageContaining("schema version 1").hasMessageContaining("reads 2 to 4");
        assertThat(refusal.remedy()).contains("begin a new network");
    }

    @Test
    void aStoreOfALaterVersionWithOtherFamiliesIsRefusedByItsVersion() throws RocksDBException {
        StoreFiles.filled(network, directory.resolve("ledger"), 1).close();
        replaceFamilies(List.of("default", "novelties"), Layout.SCHEMA + 4);
        UnknownSchemaException refusal = catchThrowableOfType(UnknownSchemaException.class, this::open);
        assertThat(refusal).hasMessageContaining("schema version " + (Layout.SCHEMA + 4));
        assertThat(refusal.remedy()).contains("Start the version that wrote it");
    }

    /** Puts a database with these families in the place of the store's. */
    private void replaceFamilies(List<String> names, int schema) throws RocksDBException {
        StoreFiles.remove(files());
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        List<ColumnFamilyDescriptor> descriptors = names.stream()
                .map(name -> new ColumnFamilyDescriptor(
                        name.getBytes(StandardCharsets.US_ASCII), new ColumnFamilyOptions()))
                .toList();
        try (DBOptions options = new DBOptions().setCreateIfMissing(true).setCreateMissingColumnFamilies(true);
                RocksDB db = RocksDB.open(options, files().toString(), descriptors, handles)) {
            db.put(handles.getFirst(), Layout.SCHEMA_KEY, Layout.schema(schema));
            db.put(handles.getFirst(), Layout.HEAD_KEY, new byte[40]);
            handles.forEach(ColumnFamilyHandle::close);
        }
    }
}
