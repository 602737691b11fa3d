package org.mokkachain.ledger.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.state.StateEntry;
import org.mokkachain.ledger.state.StateKey;
import org.mokkachain.ledger.state.StateKind;
import org.mokkachain.ledger.store.DamagedStoreException;
import org.mokkachain.ledger.store.ForeignStoreException;
import org.mokkachain.ledger.store.InMemoryLedgerStore;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.ledger.store.LedgerStore;
import org.mokkachain.ledger.store.LedgerStoreContract;
import org.mokkachain.ledger.store.RangeLimit;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.ledger.store.StoreFailedException;
import org.mokkachain.ledger.store.StoreLockedException;
import org.mokkachain.ledger.store.UnknownSchemaException;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

class RocksDbLedgerStoreTest extends LedgerStoreContract {
    private static final Hash NAME = Hash.fromHex("ab".repeat(32));

    @TempDir
    private Path directory;

    @Override
    protected LedgerStore create(GenesisState genesis) {
        return open(genesis, Optional.of(NAME));
    }

    private RocksDbLedgerStore open(GenesisState genesis, Optional<Hash> createAs) {
        return RocksDbLedgerStore.open(new StoreLocation(directory, genesis.batch(), createAs));
    }

    private RocksDbLedgerStore reopen() {
        return open(network.genesisState(), Optional.empty());
    }

    @Test
    void aReopenedStoreIsWhatItWas() {
        List<CommitBatch> batches;
        try (LedgerStore store = create(network.genesisState())) {
            batches = grow(network.chain(store), 20, 10);
            store.append(batches);
            assertThat(store.openingReport().getFirst()).startsWith("created the ledger");
        }
        try (LedgerStore store = reopen()) {
            assertThat(store.head().hash()).isEqualTo(batches.getLast().hash());
            assertThat(store.ledgerId()).isEqualTo(NAME);
            assertThat(store.openingReport().getFirst()).contains("complete up to block 20");
            assertThat(network.resume(store).tipHash()).isEqualTo(batches.getLast().hash());
        }
    }

    @Test
    void diskAndMemoryHoldTheSameAfterTheSameBlocksWrittenInAnyGrouping() {
        InMemoryLedgerStore memory = network.memoryStore();
        try (LedgerStore disk = create(network.genesisState())) {
            List<CommitBatch> batches = everything(network.chain(memory), 30, 5);
            memory.append(batches);
            disk.append(batches.subList(0, 1));
            disk.append(batches.subList(1, 22));
            disk.append(batches.subList(22, 30));
        }
        try (LedgerStore disk = reopen()) {
            assertThat(entries(disk)).isEqualTo(entries(memory));
            assertThat(network.resume(disk).committedTree().root())
                    .isEqualTo(network.resume(memory).committedTree().root());
            for (Party party : network.parties()) {
                assertThat(disk.history(party.address(), Optional.empty(), 100))
                        .isEqualTo(memory.history(party.address(), Optional.empty(), 100));
            }
            assertThat(disk.range(1, RangeLimit.SYNC)).isEqualTo(memory.range(1, RangeLimit.SYNC));
        }
    }

    @Test
    void theOrderOfTheTreeLeadsToEveryEntryAndToNoOther() {
        List<StateKey<?>> expected = new ArrayList<>();
        try (LedgerStore store = create(network.genesisState())) {
            store.append(everything(network.chain(store), 80, 6));
            store.forEachEntry(entry -> expected.add(entry.key()));
        }
        List<StateKey<?>> found = new ArrayList<>();
        List<Bytes> places = new ArrayList<>();
        try (Database database = Opening.open(directory.resolve("db"), false)) {
            database.scan(Family.TREE_KEYS, new byte[0], (place, key) -> {
                StateKind kind = StateKind.ofCode(key[0]).orElseThrow();
                try {
                    found.add(kind.key(Bytes.of(key, 1, key.length - 1)));
                } catch (DecodingException e) {
                    throw new IllegalStateException(e);
                }
                places.add(Bytes.of(place));
                return true;
            });
        }
        assertThat(places).isEqualTo(found.stream().map(key -> Bytes.of(key.treeKey().toBytes())).toList());
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<StateEntry<?>> entries(LedgerReader reader) {
        List<StateEntry<?>> entries = new ArrayList<>();
        reader.forEachEntry(entries::add);
        return entries;
    }

    @Test
    void aStoreIsNotCreatedUnlessAskedTo() {
        StoreFailedException refusal = catchThrowableOfType(StoreFailedException.class, this::reopen);
        assertThat(refusal).hasMessageContaining("there is no ledger in " + directory);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theStoreOfAnotherChainIsRefused() {
        create(network.genesisState()).close();
        TestNetwork other = new TestNetwork(43, 2);
        ForeignStoreException refusal = catchThrowableOfType(ForeignStoreException.class,
                () -> open(other.genesisState(), Optional.of(NAME)));
        assertThat(refusal).hasMessageContaining(network.chainId().hex()).hasMessageContaining(other.chainId().hex());
        assertThat(refusal.remedy()).contains("genesis file");
    }

    @Test
    void aStoreThatIsOpenCannotBeOpenedAgain() {
        try (LedgerStore store = create(network.genesisState())) {
            assertThat(store.head().height()).isZero();
            assertThatThrownBy(this::reopen).isInstanceOf(StoreLockedException.class);
        }
        reopen().close();
    }

    @Test
    void aStoreOfALaterSchemaIsRefused() {
        create(network.genesisState()).close();
        try (Database database = Opening.open(directory.resolve("db"), false)) {
            database.write(List.of(new Entry(Family.META, Layout.SCHEMA_KEY, Layout.schema(Layout.SCHEMA + 1))));
        }
        assertThatThrownBy(this::reopen)
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("schema version " + (Layout.SCHEMA + 1));
    }

    @Test
    void aCreationThatWasCutOffIsDoneAgain() throws IOException {
        create(network.genesisState()).close();
        Files.delete(directory.resolve("created"));
        create(network.genesisState()).close();
        Files.delete(directory.resolve("created"));
        removeAll(directory.resolve("db"));
        create(network.genesisState()).close();
        reopen().close();
    }

    @Test
    void aStoreWhoseHeadIsNotItsLastBlockIsDamaged() {
        try (LedgerStore store = create(network.genesisState())) {
            store.append(grow(network.chain(store), 2, 1));
        }
        try (Database database = Opening.open(directory.resolve("db"), false)) {
            byte[] header = database.get(Family.HEADERS, Layout.height(2)).orElseThrow();
            database.write(List.of(new Entry(Family.HEADERS, Layout.height(3), header)));
        }
        assertThatThrownBy(this::reopen).isInstanceOf(DamagedStoreException.class).hasMessageContaining("height 3");
    }

    @Test
    void whatIsReadIsComparedWithTheHashOfItsBlock() {
        long height = 7;
        for (Family family : List.of(Family.HEADERS, Family.BODIES, Family.RECEIPTS)) {
            Path original = directory;
            directory = original.resolve(family.toString());
            try (LedgerStore store = create(network.genesisState())) {
                store.append(grow(network.chain(store), 12, 3));
            }
            try (Database database = Opening.open(directory.resolve("db"), false)) {
                byte[] value = database.get(family, Layout.height(height)).orElseThrow();
                value[value.length - 3] ^= 4;
                database.write(List.of(new Entry(family, Layout.height(height), value)));
            }
            try (LedgerStore store = reopen()) {
                assertThat(store.block(height - 1)).isPresent();
                assertThatThrownBy(() -> {
                    store.receipts(height);
                    store.block(height);
                }).isInstanceOf(DamagedStoreException.class).hasMessageContaining("block " + height)
                        .hasMessageContaining(family.toString());
            }
            directory = original;
        }
    }

    @Test
    void aPrunedStoreStaysPrunedWhenItIsReopened() {
        try (LedgerStore store = create(network.genesisState())) {
            store.append(grow(network.chain(store), 12, 3));
            store.prune(2);
        }
        try (LedgerStore store = reopen()) {
            assertThat(store.first()).isEqualTo(11);
            assertThat(store.block(10)).isEmpty();
            assertThat(store.block(11)).isPresent();
        }
    }

    @Test
    void aFlippedBitInTheMiddleOfTheLogIsNoticed() throws IOException {
        try (LedgerStore store = create(network.genesisState())) {
            for (CommitBatch batch : grow(network.chain(store), 50, 5)) {
                store.append(List.of(batch));
            }
        }
        Path log = files(directory.resolve("db"), ".log").getLast();
        byte[] content = Files.readAllBytes(log);
        assertThat(content.length).isGreaterThan(20_000);
        content[content.length / 2] ^= 1;
        Files.write(log, content);
        StoreException refusal = catchThrowableOfType(StoreException.class, this::reopen);
        assertThat(refusal).isInstanceOf(DamagedStoreException.class);
        assertThat(refusal.remedy()).contains("backup");
    }

    @Test
    void aTornEndOfTheLogLosesOnlyTheLastBlock() throws IOException {
        try (LedgerStore store = create(network.genesisState())) {
            for (CommitBatch batch : grow(network.chain(store), 50, 5)) {
                store.append(List.of(batch));
            }
        }
        Path log = files(directory.resolve("db"), ".log").getLast();
        byte[] content = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(content, content.length - 7));
        try (LedgerStore store = reopen()) {
            assertThat(store.head().height()).isEqualTo(49);
            assertThat(network.resume(store).tip().height()).isEqualTo(49);
        }
    }

    @Test
    void aClosedStoreRefusesToWork() {
        LedgerStore store = create(network.genesisState());
        store.close();
        store.close();
        assertThatThrownBy(() -> store.header(0)).isInstanceOf(IllegalStateException.class);
    }

    private static List<Path> files(Path directory, String suffix) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return new ArrayList<>(all.filter(file -> file.toString().endsWith(suffix)).sorted().toList());
        }
    }

    private static void removeAll(Path directory) throws IOException {
        for (Path file : files(directory, "")) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
