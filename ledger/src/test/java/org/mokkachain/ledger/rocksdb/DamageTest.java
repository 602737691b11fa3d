package org.mokkachain.ledger.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.ledger.fixture.EventfulChain;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.store.ChainLoader;
import org.mokkachain.ledger.store.DamagedStoreException;
import org.mokkachain.ledger.store.Head;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.types.value.Hash;

/**
 * Whatever happens to a file of a store: it is refused with a reason, or it reads like the undamaged one, or like the
 * undamaged one was some blocks earlier (which the consensus log notices). Never anything else.
 */
class DamageTest {
    /** Of each file; more by {@code -Dmokka.damages=100}. */
    private static final int DAMAGES = Integer.getInteger("mokka.damages", 3);

    private static final int BLOCKS = 60;

    private final TestNetwork network = new TestNetwork(17, 8);
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private Reading sound = new Reading(new Head(0, network.chainId()), Map.of());

    @TempDir
    private Path directory;

    private enum Outcome {
        REFUSED,
        NOTICED_WHEN_READ,
        EARLIER,
        HARMLESS
    }

    /** Everything that can be read, by height and family. */
    private record Reading(Head head, Map<String, String> texts) {}

    private Path original() {
        return directory.resolve("original");
    }

    /** Half of the blocks in table files, half in the write-ahead log: closing moves nothing. */
    @BeforeEach
    void makeTheOriginal() throws IOException {
        Path live = directory.resolve("live");
        try (RocksDbLedgerStore store = open(live)) {
            EventfulChain chain = new EventfulChain(network, store, 17);
            for (int i = 0; i < BLOCKS / 2; i++) {
                CrashingWriter.write(chain, store, 1);
            }
            store.care().compact();
            for (int i = 0; i < BLOCKS / 2; i++) {
                CrashingWriter.write(chain, store, 1);
            }
        }
        StoreFiles.copy(live, original());
        sound = read(copy("reference"));
        for (Family family : Family.values()) {
            assertThat(sound.texts().keySet()).as("%s", family).anyMatch(name -> name.startsWith(family + " "));
        }
    }

    /** As a node does: allowed to make a new store where there is none. */
    private RocksDbLedgerStore open(Path where) {
        return RocksDbLedgerStore.open(new StoreLocation(
                where, network.genesisState().batch(), Optional.of(Hash.fromHex("ab".repeat(32)))));
    }

    private Path copy(String name) throws IOException {
        Path copy = directory.resolve(name);
        StoreFiles.copy(original(), copy);
        return copy;
    }

    @Test
    void aFlippedBitIsNoticedOrHarmless() throws IOException {
        Random random = new Random(3);
        for (Path file : FileTree.files(original())) {
            byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < DAMAGES && good.length > 0; i++) {
                byte[] bad = good.clone();
                int at = random.nextInt(bad.length);
                bad[at] ^= (byte) (1 << random.nextInt(8));
                judge(file, "bit in byte " + at + " of " + bad.length, bad);
            }
        }
        report("flipped bits");
    }

    @Test
    void aFileCutShortIsNoticedOrHarmless() throws IOException {
        Random random = new Random(4);
        for (Path file : FileTree.files(original())) {
            byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < DAMAGES && good.length > 0; i++) {
                int length = random.nextInt(good.length);
                judge(file, "cut to " + length + " of " + good.length, Arrays.copyOf(good, length));
            }
        }
        report("cut files");
    }

    /** What follows in the next log must not be applied after the gap; RocksDB alone would notice only synced logs. */
    @Test
    void aCutLogThatIsNotTheLastIsRefused() throws IOException {
        List<Path> logs = FileTree.files(original()).stream()
                .filter(file -> file.toString().endsWith(".log"))
                .sorted()
                .toList();
        assertThat(logs).hasSizeGreaterThan(1);
        Random random = new Random(5);
        for (Path log : logs.subList(0, logs.size() - 1)) {
            byte[] good = Files.readAllBytes(log);
            for (int i = 0; i < 4 * DAMAGES; i++) {
                int length = random.nextInt(good.length);
                judge(log, "cut to " + length + " of " + good.length, Arrays.copyOf(good, length));
            }
        }
        assertThat(outcomes).doesNotContainKeys(Outcome.NOTICED_WHEN_READ, Outcome.EARLIER);
        report("cut logs");
    }

    @Test
    void aRemovedFileIsNoticedOrHarmless() throws IOException {
        for (Path file : FileTree.files(original())) {
            String name = original().relativize(file).toString();
            Path copy = copy("trial");
            Files.delete(copy.resolve(name));
            if (name.matches("db/(CURRENT|MANIFEST.*|.*sst)")) {
                assertThatThrownBy(() -> open(copy)).isInstanceOf(DamagedStoreException.class)
                        .hasMessageContaining(file.getFileName().toString());
            }
            judge(copy, "removed " + name);
        }
        Path copy = copy("trial");
        FileTree.remove(copy.resolve(RocksDbLedgerStore.FILES));
        assertThat(outcome(copy, "removed all of the database")).isEqualTo(Outcome.REFUSED);
        report("removed files");
    }

    private void judge(Path file, String what, byte[] content) throws IOException {
        Path copy = copy("trial");
        Files.write(copy.resolve(original().relativize(file).toString()), content);
        judge(copy, original().relativize(file) + ": " + what);
    }

    private void judge(Path copy, String what) throws IOException {
        outcomes.merge(outcome(copy, what), 1, Integer::sum);
        FileTree.remove(copy);
    }

    private Outcome outcome(Path copy, String what) {
        Reading found;
        try (RocksDbLedgerStore store = open(copy)) {
            try {
                found = read(store);
            } catch (StoreException e) {
                assertThat(e.remedy()).as(what).isNotBlank();
                return Outcome.NOTICED_WHEN_READ;
            } catch (RuntimeException e) {
                throw new AssertionError(what + ", read up to block " + store.head().height(), e);
            }
        } catch (StoreException e) {
            assertThat(e.getMessage()).as(what).isNotBlank();
            assertThat(e.remedy()).as(what).isNotBlank();
            return Outcome.REFUSED;
        }
        if (found.head().equals(sound.head())) {
            assertThat(found.texts()).as(what).isEqualTo(sound.texts());
            return Outcome.HARMLESS;
        }
        // A torn end of the write-ahead log, or a lost one: an earlier height, and nothing in between.
        assertThat(found.head().height()).as(what).isLessThan(sound.head().height());
        found.texts().forEach((name, text) -> {
            if (name.startsWith("block ")) {
                assertThat(text).as(what + ", " + name).isEqualTo(sound.texts().get(name));
            }
        });
        return Outcome.EARLIER;
    }

    private Reading read(Path where) {
        try (RocksDbLedgerStore store = open(where)) {
            return read(store);
        }
    }

    private Reading read(RocksDbLedgerStore store) {
        Map<String, String> texts = new TreeMap<>();
        var tree = ChainLoader.load(store, network.genesis().validators());
        texts.put("state", tree.tip().stateRoot().hex());
        for (long height = 0; height <= store.head().height(); height++) {
            var block = store.block(height).orElseThrow();
            texts.put("block " + height, block.hash() + " " + store.heightOf(block.hash()) + " "
                    + store.receipts(height) + " " + store.proof(height));
            for (var transaction : block.transactions()) {
                texts.put("block " + height + " transaction " + transaction.id(),
                        String.valueOf(store.transaction(transaction.id())));
            }
        }
        for (Family family : Family.values()) {
            store.database().walk(family, new byte[0], (key, value) -> texts.put(
                    family + " " + HexFormat.of().formatHex(key), HexFormat.of().formatHex(value)) == null);
        }
        return new Reading(store.head(), texts);
    }

    private void report(String what) {
        List<String> figures = new ArrayList<>();
        outcomes.forEach((outcome, times) -> figures.add(times + " " + outcome));
        System.out.println(what + ": " + figures);
        assertThat(outcomes.getOrDefault(Outcome.REFUSED, 0)).isPositive();
    }
}
