package org.mokkachain.consensus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.certificate.CrashModel;

/** The protocol as a transcript; every message takes exactly one millisecond, the disk nothing. */
class TranscriptTest {
    private static final long MS = Cluster.MS;

    private static List<String> aTransaction(CrashModel model, int n) {
        Cluster cluster = new Cluster(model, n, n, 1);
        cluster.weather = Cluster.Weather.EXACT;
        cluster.start();
        cluster.runFor(1_000 * MS);
        cluster.transcribing = true;
        cluster.submit(1);
        cluster.runFor(4 * MS);
        return cluster.transcript.stream()
                .filter(line -> line.contains("APPEND") || line.contains("PREPARE") || line.contains("COMMIT"))
                .toList();
    }

    @Test
    void aTransactionIsFinalEverywhereAfterThreeMessageDelays() {
        assertThat(String.join("\n", aTransaction(CrashModel.BFT, 4))).isEqualTo("""
                1000.000 v1 → all APPEND 1/2
                1000.000 v1 → all PREPARE 1/2
                1001.000 v0 → all PREPARE 1/2
                1001.000 v2 → all PREPARE 1/2
                1001.000 v3 → all PREPARE 1/2
                1002.000 v2 → all COMMIT 1/2
                1002.000 v3 → all COMMIT 1/2
                1002.000 v0 → all COMMIT 1/2
                1002.000 v1 → all COMMIT 1/2
                1003.000 v0 COMMITTED 1/2
                1003.000 v1 COMMITTED 1/2
                1003.000 v2 COMMITTED 1/2
                1003.000 v3 COMMITTED 1/2""");
    }

    @Test
    void inTheCrashModelTwoDelaysAreEnough() {
        assertThat(String.join("\n", aTransaction(CrashModel.CFT, 3))).isEqualTo("""
                1000.000 v1 → all APPEND 1/2
                1000.000 v1 → all PREPARE 1/2
                1001.000 v0 → all PREPARE 1/2
                1001.000 v0 COMMITTED 1/2
                1001.000 v2 → all PREPARE 1/2
                1001.000 v2 COMMITTED 1/2
                1002.000 v1 COMMITTED 1/2""");
    }
}
