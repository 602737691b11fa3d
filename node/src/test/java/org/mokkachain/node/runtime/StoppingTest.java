package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.node.http.TransactionAdmission;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.transaction.Transaction;

/** Nodes that end in good order. */
@Timeout(120)
class StoppingTest {
    @TempDir
    Path root;

    private static int leader(TestNetwork network) throws Exception {
        try (MokkaClient client = network.client(0)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> client.status().leader().isPresent()
                    && client.status().height() > 0);
            return Integer.parseInt(client.status().leader().orElseThrow().substring("validator-".length()));
        }
    }

    @Test
    void whenTheLeaderHasStoppedAnotherOneLeadsAlready() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 4)) {
            network.startAll();
            int leader = leader(network);
            long begun = System.nanoTime();
            network.stop(leader);
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(10));
            try (MokkaClient client = network.client((leader + 1) % 4)) {
                assertThat(client.status().leader()).isPresent()
                        .hasValueSatisfying(name -> assertThat(name).isNotEqualTo("validator-" + leader));
            }
        }
    }

    @Test
    void whatClientsBroughtLastIsToldToTheOthers() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 4)) {
            network.startAll();
            int other = (leader(network) + 1) % 4;
            Transaction last = NodeTest.transfer(network, 0);
            try (MokkaClient client = network.client(other)) {
                client.submit(last.encoded());
            }
            network.stop(other);
            try (MokkaClient client = network.client((other + 1) % 4)) {
                assertThat(client.awaitTransaction(last.id(), Duration.ofSeconds(30)).status())
                        .isEqualTo(TransactionState.COMMITTED);
            }
        }
    }

    @Test
    void aNodeThatWasToldToStopBeforeItsStartDoesNotStart() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 1)) {
            Node node = network.make(0);
            node.close();
            node.start();
            assertThat(node.ending().join()).isInstanceOf(Halt.Stopped.class);
            assertThat(node.httpPort()).isEmpty();
            assertThat(node.closeWithin(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void nothingNewIsTakenWhileTheNodeStops() throws Exception {
        Halt halt = new Halt();
        LastOrders orders = new LastOrders((client, all) -> CompletableFuture.completedFuture(
                List.of(new TransactionAdmission.Accepted(all.getFirst().id()))), halt);
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 1)) {
            Transaction transaction = NodeTest.transfer(network, 0);
            assertThat(orders.submit("", List.of(transaction)).toCompletableFuture().join())
                    .containsExactly(new TransactionAdmission.Accepted(transaction.id()));
            halt.beginStop();
            assertThat(halt.isEnded()).as("it works on").isFalse();
            assertThat(orders.submit("", List.of(transaction)).toCompletableFuture().join()).singleElement()
                    .isInstanceOfSatisfying(TransactionAdmission.Refused.class, refused -> {
                        assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                        assertThat(refused.detail()).isEqualTo("the node is stopping");
                    });
        }
    }
}
