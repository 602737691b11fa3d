package org.mokkachain.ledger.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.types.value.Hash;

/** A snapshot under way is worth nothing but the time it took: what is damaged is begun anew, or whole. */
class StagingDamageTest {
    private final TestNetwork network = new TestNetwork(3, 2);

    @TempDir
    private Path directory;

    @Test
    void damageBeginsItAnew() throws IOException {
        Path original = directory.resolve("original");
        try (Staging staging = open(original)) {
            staging.store(Prefix.ROOT, network.chainId(), List.of(), new TreeMap<>());
        }
        try (Staging staging = open(original)) {
            assertThat(staging.chunks()).containsOnly(Map.entry(Prefix.ROOT, network.chainId()));
        }
        Random random = new Random(7);
        int anew = 0;
        for (Path file : FileTree.files(original)) {
            byte[] content = Files.readAllBytes(file);
            if (content.length > 0 && !original.relativize(file).startsWith(RocksDbLedgerStore.NATIVE)) {
                Path copy = directory.resolve("copy");
                StoreFiles.copy(original, copy);
                content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(copy.resolve(original.relativize(file).toString()), content);
                try (Staging staging = open(copy)) {
                    TreeMap<Prefix, Hash> chunks = new TreeMap<>(staging.chunks());
                    anew += chunks.isEmpty() ? 1 : 0;
                    assertThat(chunks.values()).as("%s", file).allMatch(network.chainId()::equals);
                }
                FileTree.remove(copy);
            }
        }
        assertThat(anew).isPositive();
    }

    private Staging open(Path where) {
        return Staging.open(where, network.genesisState().batch());
    }
}
