package org.mokkachain.consensus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mokkachain.types.certificate.CrashModel;

class SteadyStateTest {
    @ParameterizedTest
    @CsvSource({"BFT,1", "BFT,4", "BFT,7", "CFT,1", "CFT,3", "CFT,5", "BFT,2", "BFT,3", "CFT,2", "CFT,4"})
    void aHealthyClusterCommitsWhatItIsGivenAndKeepsItsLeader(CrashModel model, int n) {
        Cluster cluster = new Cluster(model, n, n, 1).start();
        cluster.load(10 * Cluster.MS, 3_000 * Cluster.MS);
        cluster.runFor(4_000 * Cluster.MS);
        assertThat(cluster.minHeight()).isEqualTo(cluster.maxHeight()).isGreaterThan(200);
        assertThat(cluster.nodes).allSatisfy(node -> {
            assertThat(node.machine.hasWork()).isFalse();
            assertThat(node.mokka.orElseThrow().view(cluster.now).term()).isEqualTo(1);
            assertThat(node.mokka.orElseThrow().view(cluster.now).ok()).isTrue();
        });
    }
}
