package org.mokkachain.ledger.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.store.StoreLockedException;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.value.Hash;

class KillTest {
    /** More by {@code -Dmokka.kills=200}. */
    private static final int KILLS = Integer.getInteger("mokka.kills", 4);

    private final TestNetwork network = new TestNetwork(CrashingWriter.SEED, CrashingWriter.PARTIES);

    @TempDir
    private Path directory;

    @TempDir
    private Path scratch;

    @Test
    void aStoreIsAtABlockBoundaryWheneverItsProcessIsKilledAndNothingAcknowledgedIsLost() throws Exception {
        Random random = new Random(23);
        long reached = 0;
        for (int round = 0; round < KILLS; round++) {
            long acknowledged = writeAndKill(reached, 1 + random.nextInt(60));
            reached = examine(round, acknowledged);
        }
        assertThat(reached).isGreaterThan(KILLS);
        assertThat(StoreFiles.verify(network, directory, scratch.resolve("second")).fault()).isEmpty();
    }

    /** Lets a process write so many blocks and kills it; the height it said last. */
    private long writeAndKill(long from, int blocks) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "--enable-native-access=ALL-UNNAMED",
                        "-cp", System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(), directory.toString()))
                .redirectError(new File("/dev/null"))
                .start();
        long acknowledged = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                acknowledged = Math.max(acknowledged, Long.parseLong(line));
                if (acknowledged == from + 1) {
                    assertThatThrownBy(this::open).isInstanceOf(StoreLockedException.class)
                            .hasMessageContaining("process " + writer.pid());
                }
                if (acknowledged >= from + blocks && writer.isAlive()) {
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.toHandle().destroyForcibly();
        }
        writer.waitFor();
        return acknowledged;
    }

    private long examine(int round, long acknowledged) {
        try (RocksDbLedgerStore store = open()) {
            long height = store.head().height();
            assertThat(height).as("round %d", round).isGreaterThanOrEqualTo(acknowledged);
            assertThat(network.resume(store).tip().height()).isEqualTo(height);
            assertThat(TestNetwork.supply(store)).isEqualTo(network.genesis().supply().units());
            Hash parent = network.genesisState().batch().hash();
            for (long at = 1; at <= height; at++) {
                Block block = store.block(at).orElseThrow();
                assertThat(block.header().parentHash()).isEqualTo(parent);
                assertThat(Block.transactionsRoot(block.transactions())).isEqualTo(block.header().txRoot());
                parent = block.hash();
            }
            assertThat(store.history(network.party(0).address(), Optional.empty(), 1).entries().getFirst()
                    .location().height()).isEqualTo(height);
            return height;
        }
    }

    private RocksDbLedgerStore open() {
        return RocksDbLedgerStore.open(new StoreLocation(directory, network.genesisState().batch(), Optional.empty()));
    }
}
