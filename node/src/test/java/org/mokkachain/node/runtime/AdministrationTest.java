package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.model.LeadershipInfo;
import org.mokkachain.api.model.PeerWish;
import org.mokkachain.api.model.PeerWishesRequest;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.WeakenRequest;
import org.mokkachain.types.certificate.CrashModel;

/** What operators ask of running nodes, on real networks. */
@Timeout(120)
class AdministrationTest {
    @TempDir
    Path root;

    private static Status status(TestNetwork network, int node) throws Exception {
        try (MokkaClient client = network.client(node)) {
            return client.status();
        }
    }

    private static int leader(TestNetwork network) throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(() -> status(network, 0).leader().isPresent()
                && status(network, 0).height() > 0);
        return Integer.parseInt(status(network, 0).leader().orElseThrow().substring("validator-".length()));
    }

    @Test
    void theLeaderStepsDownAndAnotherOneLeads() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 4)) {
            network.startAll();
            int leader = leader(network);
            long term = status(network, leader).term();
            LeadershipInfo after = network.ask(leader, "step-down", "", LeadershipInfo.class);
            assertThat(after.wasLeader()).isTrue();
            assertThat(after.term()).isGreaterThan(term);
            assertThat(after.leader()).isPresent().isNotEqualTo(Optional.of("validator-" + leader));
            assertThat(after.milliseconds()).isLessThan(5_000);
            assertThat(network.refusal(leader, "step-down", "")).contains("this node does not lead", "leads term");
        }
    }

    @Test
    void aWeakenedLeaderHandsOverAndSaysSoUntilItsTimeIsUp() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 4)) {
            network.startAll();
            int leader = leader(network);
            LeadershipInfo after =
                    network.ask(leader, "weaken", new WeakenRequest(3_600_000), LeadershipInfo.class);
            assertThat(after.wasLeader()).isTrue();
            assertThat(after.state()).isEqualTo("weakened");
            assertThat(after.leader()).isPresent().isNotEqualTo(Optional.of("validator-" + leader));
            assertThat(status(network, leader).state()).isEqualTo("weakened");
            assertThat(network.ask(leader, "weaken", new WeakenRequest(0), LeadershipInfo.class).state())
                    .isEqualTo("follower");
            network.ask(leader, "weaken", new WeakenRequest(50), LeadershipInfo.class);
            await().atMost(Duration.ofSeconds(10)).until(() -> !status(network, leader).state().equals("weakened"));
        }
    }

    @Test
    void whoeverHasNoSuccessorDoesNotStepDown() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 1, 1)) {
            network.startAll();
            leader(network);
            assertThat(network.refusal(0, "step-down", "")).contains("no other validator");
            assertThat(network.refusal(1, "weaken", new WeakenRequest(5))).contains("observer");
        }
    }

    @Test
    void aDroppedNodeIsCutOffAndAnAddedOneIsThereAgain() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 1, 1)) {
            network.startAll();
            String observer = network.nodeId(1);
            await().atMost(Duration.ofSeconds(30)).until(() -> isLinked(network, observer));
            PeerWish[] dropped = network.ask(
                    0, "peers", new PeerWishesRequest(List.of(), List.of(observer)), PeerWish[].class);
            assertThat(dropped).anySatisfy(wish -> {
                assertThat(wish.nodeId()).isEqualTo(observer);
                assertThat(wish.standing()).isEqualTo("dropped");
            });
            await().atMost(Duration.ofSeconds(10)).until(() -> !isLinked(network, observer));
            await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(10))
                    .until(() -> !isLinked(network, observer));
            network.ask(0, "peers", new PeerWishesRequest(List.of(network.address(1)), List.of()), PeerWish[].class);
            await().atMost(Duration.ofSeconds(30)).until(() -> isLinked(network, observer));
            assertThat(network.refusal(1, "peers", new PeerWishesRequest(List.of(), List.of(network.nodeId(0)))))
                    .contains("is a validator");
            assertThat(network.refusal(0, "peers", new PeerWishesRequest(List.of(network.address(0)), List.of())))
                    .contains("this node itself");
        }
    }

    private static boolean isLinked(TestNetwork network, String node) throws Exception {
        try (MokkaClient client = network.client(0)) {
            return client.peers().stream().anyMatch(peer -> peer.nodeId().equals(node) && peer.connected());
        }
    }
}
