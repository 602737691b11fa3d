package org.mokkachain.ledger.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.types.value.Hash;

/** {@code kill -9} while a snapshot is fetched, again and again: what was stored is not fetched again. */
class SnapshotKillTest {
    private static final int MOST_ROUNDS = 40;

    @TempDir
    private Path directory;

    private boolean complete;
    private int resumed;

    @Test
    void aProcessThatIsKilledWhileItFetchesGoesOnWhereItWas() throws Exception {
        Random random = new Random(5);
        int had = 0;
        int rounds = 0;
        while (!complete && rounds++ < MOST_ROUNDS) {
            resumed = had; // one that only has to put the new store in its place does not say how much it has
            int stored = fetchAndKill(1 + random.nextInt(4));
            assertThat(resumed).as("round %d", rounds).isGreaterThanOrEqualTo(had);
            had = Math.max(had, stored);
        }
        assertThat(complete).isTrue();
        assertThat(rounds).isGreaterThan(3);
        TestNetwork network = CrashingFetch.network();
        new StagingSwap(directory.resolve("ledger")).complete();
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(new StoreLocation(
                directory.resolve("ledger"), network.genesisState().batch(), Optional.of(Hash.ZERO)))) {
            assertThat(network.resume(store).tip().height()).isEqualTo(1);
            assertThat(TestNetwork.supply(store)).isEqualTo(network.genesis().accounts().size() * TestNetwork.FUNDS);
        }
        assertThat(Files.exists(directory.resolve("ledger.staging"))).isFalse();
    }

    /** Kills the process after it has stored so many more chunks; how many it had then. */
    private int fetchAndKill(int chunks) throws IOException, InterruptedException {
        Process fetch = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED",
                        "-cp", System.getProperty("java.class.path"),
                        CrashingFetch.class.getName(), directory.toString()))
                .redirectError(new File("/dev/null"))
                .start();
        int stored = 0;
        int left = chunks;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(fetch.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("has ")) {
                    resumed = Integer.parseInt(line.substring(4));
                } else if (line.startsWith("stored ")) {
                    stored = Integer.parseInt(line.substring(7));
                    left--;
                }
                complete |= line.equals("complete");
                if (left == 0 && fetch.isAlive()) {
                    fetch.toHandle().destroyForcibly();
                }
            }
        } finally {
            fetch.toHandle().destroyForcibly();
        }
        fetch.waitFor();
        return stored;
    }
}
