package org.mokkachain.ledger.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.ledger.fixture.EventfulChain;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.store.StoreLockedException;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;

/**
 * {@code kill -9} of a process that commits blocks with all operations there are, again and again. After every kill the
 * store is at a block boundary, has all that was acknowledged, is proved by execution, and its indexes agree with it.
 */
class KillTest {
    /** More by {@code -Dmokka.kills=200}. */
    private static final int KILLS = Integer.getInteger("mokka.kills", 4);

    /** Of one store, so that executing it anew each time does not take too long. */
    private static final int KILLS_OF_A_STORE = 10;

    private final TestNetwork network = new TestNetwork(CrashingWriter.SEED, CrashingWriter.PARTIES);
    private final Map<String, Integer> operations = new TreeMap<>();
    private final Map<Family, Long> entries = new EnumMap<>(Family.class);

    @TempDir
    private Path directory;

    @Test
    void aStoreIsAtABlockBoundaryWheneverItsProcessIsKilledAndNothingAcknowledgedIsLost() throws Exception {
        Random random = new Random(23);
        long reached = 0;
        long blocks = 0;
        for (int round = 0; round < KILLS; round++) {
            reached = round % KILLS_OF_A_STORE == 0 ? 0 : reached;
            Path store = directory.resolve("store-" + round / KILLS_OF_A_STORE);
            long acknowledged = writeAndKill(store, round, reached, 1 + random.nextInt(60));
            long height = examine(store, round, acknowledged);
            blocks += height - reached;
            reached = height;
        }
        System.out.printf("%d kills of a process that wrote %d blocks: %s%n", KILLS, blocks, operations);
        assertThat(operations).as("operations that were applied").hasSizeGreaterThanOrEqualTo(
                KILLS < KILLS_OF_A_STORE ? 10 : Operation.class.getPermittedSubclasses().length);
        assertThat(entries).as("families with entries").containsOnlyKeys(Family.values());
    }

    /** Lets a process write so many blocks and kills it; the height it said last. */
    private long writeAndKill(Path store, int round, long from, int blocks) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "--enable-native-access=ALL-UNNAMED",
                        "-cp", System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(), store.toString(), Integer.toString(round)))
                .redirectError(new File("/dev/null"))
                .start();
        long acknowledged = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (acknowledged == 0) {
                    assertThatThrownBy(() -> StoreFiles.open(network, store))
                            .isInstanceOf(StoreLockedException.class)
                            .hasMessageContaining("process " + writer.pid());
                }
                acknowledged = Long.parseLong(line);
                if (acknowledged >= from + blocks && writer.isAlive()) {
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.toHandle().destroyForcibly();
        }
        assertThat(writer.waitFor()).as("it was killed, it did not fail").isEqualTo(128 + 9);
        return acknowledged;
    }

    private long examine(Path where, int round, long acknowledged) {
        try (RocksDbLedgerStore store = StoreFiles.open(network, where)) {
            assertThat(store.head().height()).as("round %d", round).isGreaterThanOrEqualTo(acknowledged);
            new IndexAudit(network, store).run();
            for (Family family : Family.values()) {
                store.database().lastKey(family).ifPresent(_ -> entries.merge(family, 1L, Long::sum));
            }
            if (round % KILLS_OF_A_STORE == KILLS_OF_A_STORE - 1 || round == KILLS - 1) {
                count(store);
            }
        }
        Verification.Verdict verdict = StoreFiles.verify(
                network, where, directory.resolve("second"), EventfulChain.JUDGE);
        assertThat(verdict.fault()).as("round %d", round).isEmpty();
        assertThat(verdict.executed()).isTrue();
        return verdict.head().height();
    }

    private void count(RocksDbLedgerStore store) {
        for (long height = 1; height <= store.head().height(); height++) {
            List<Transaction> transactions = store.block(height).orElseThrow().transactions();
            for (int i = 0; i < transactions.size(); i++) {
                if (store.receipts(height).orElseThrow().get(i).applied()) {
                    transactions.get(i).body().operations().forEach(
                            operation -> operations.merge(operation.getClass().getSimpleName(), 1, Integer::sum));
                }
            }
        }
    }
}
