package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mokkachain.endtoend.harness.Cli;
import org.mokkachain.endtoend.harness.Ended;
import tools.jackson.databind.JsonNode;

/** {@code ./mokka bench}. */
class BenchTest {
    @BeforeAll
    static void build() {
        Cli.build();
    }

    @Test
    void aShortRunOnANetworkOfItsOwnReportsWhatItReachedAndTheMoneyIsAllThere() {
        Ended ended = Cli.mokka("bench", "--self", "--json", "--warmup", 2, "--rate", 200, "--seconds", 5,
                "--reads", 30).with(0);
        JsonNode report = ended.json();
        assertThat(report.propertyNames()).contains("validators", "submitted", "accepted", "refused", "final",
                "finalPerSecond", "latencyMillis", "blocks", "balancesAddUp", "nodes");
        assertThat(report.path("validators").asInt()).isEqualTo(4);
        assertThat(report.path("submitted").asLong()).isEqualTo(1_000);
        assertThat(report.path("final").asLong()).isEqualTo(report.path("accepted").asLong());
        assertThat(report.path("refused").isObject()).isTrue();
        assertThat(report.path("balancesAddUp").asBoolean()).isTrue();
        for (String percentile : List.of("p50", "p90", "p99", "max")) {
            assertThat(report.path("latencyMillis").path(percentile).asDouble()).as(percentile).isPositive();
        }
        assertThat(report.path("reads")).hasSize(3).allSatisfy(read -> {
            assertThat(read.path("kind").asString()).isIn("status", "block", "account");
            assertThat(read.path("count").asLong()).isPositive();
            assertThat(read.path("failed").asLong()).isZero();
        });
        assertThat(report.path("nodes")).hasSize(4).allSatisfy(node -> {
            assertThat(node.path("name").asString()).startsWith("validator-");
            assertThat(node.path("cpuSeconds").asDouble()).isPositive();
            assertThat(node.path("rssBytes").asLong()).isPositive();
        });
        System.out.println("bench at 200 transfers/s for 5 s: " + ended.out().strip());
    }

    @Test
    void aNetworkThatIsNotThereIsAFailureToConnect() {
        Ended ended = Cli.mokka("bench", "--node", "http://127.0.0.1:1", "--seconds", 1).with(5);
        assertThat(ended.err()).startsWith("error: ").hasLineCount(1);
    }
}
