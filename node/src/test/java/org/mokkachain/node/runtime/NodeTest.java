package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.api.model.GossipInfo;
import org.mokkachain.api.model.LeadershipProof;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.model.VotesInfo;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

@Timeout(120)
class NodeTest {
    @TempDir
    Path root;

    @Test
    void fourValidatorsMakeATransferFinalAndAgreeOnTheState() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 4)) {
            network.startAll();
            transferFinally(network, 0, 0);
            transferFinally(network, 1, 3);
            agree(network, 4);
            for (int i = 0; i < 4; i++) {
                assertThatTheLeadershipBehindTheLastBlockIsKnown(network, i);
            }
        }
    }

    private static void assertThatTheLeadershipBehindTheLastBlockIsKnown(TestNetwork network, int node)
            throws Exception {
        try (MokkaClient client = network.client(node)) {
            BlockDetail block = client.block("latest");
            LeadershipProof proof = block.leadership().orElseThrow();
            assertThat(proof.leader()).isEqualTo(block.proposer());
            assertThat(proof.term()).isEqualTo(block.term());
            assertThat(proof.voters()).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
            assertThat(block.height()).isBetween(proof.baseHeight() + 1, proof.lastHeight());
            assertThat(proof.expiresMs() - proof.acceptedMs()).isEqualTo(proof.ttlMs());
        }
    }

    @Test
    void aStoppedValidatorCatchesUpAfterItsRestart() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 4)) {
            network.startAll();
            transferFinally(network, 0, 0);
            network.stop(2);
            transferFinally(network, 1, 1);
            transferFinally(network, 2, 1);
            network.start(2);
            agree(network, 4);
            transferFinally(network, 3, 2);
        }
    }

    @Test
    void aSingleValidatorGoesOnAfterARestart() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 1)) {
            network.start(0);
            transferFinally(network, 0, 0);
            network.stop(0);
            network.start(0);
            transferFinally(network, 1, 0);
        }
    }

    @Test
    void threeValidatorsThatOnlyCrashNeedNoSecondPhase() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.CFT, 3)) {
            network.startAll();
            transferFinally(network, 0, 0);
            network.stop(1);
            transferFinally(network, 1, 0);
            network.start(1);
            agree(network, 3);
        }
    }

    @Test
    void withoutAQuorumTheNodeSaysWhoIsMissing() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 4);
                MokkaClient client = network.client(0)) {
            network.start(0);
            network.start(1);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                var liveness = client.status().liveness();
                assertThat(liveness.ok()).isFalse();
                assertThat(liveness.sentence()).contains("validator-2", "validator-3");
            });
            network.start(2);
            transferFinally(network, 0, 2);
        }
    }

    @Test
    void whatIsFinalLeavesTheFeedsOfAllNodes() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 4)) {
            network.startAll();
            transferFinally(network, 0, 0);
            transferFinally(network, 1, 0);
            transferFinally(network, 2, 3);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                for (int i = 0; i < 4; i++) {
                    GossipInfo gossip = gossip(network, i);
                    assertThat(heads(gossip)).as("node %d", i).containsEntry("validator-0", 2L);
                    assertThat(heads(gossip)).as("node %d", i).containsEntry("validator-3", 1L);
                    assertThat(gossip.counters()).as("node %d", i).containsEntry("logMessages", 0L);
                }
            });
        }
    }

    @Test
    void anObserverHearsOfEverybodyFollowsTheChainAndItsClientsAreServed() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 4, 2)) {
            network.startAll();
            await().atMost(Duration.ofSeconds(40)).untilAsserted(
                    () -> assertThat(gossip(network, 5).neighbours()).as("the whole network is small").hasSize(5));
            transferFinally(network, 0, 5);
            transferFinally(network, 1, 4);
            agree(network, 6);
            assertThatTheLeadershipBehindTheLastBlockIsKnown(network, 4);
            try (MokkaClient client = network.client(4)) {
                assertThat(client.peers()).hasSize(5).allSatisfy(peer -> {
                    assertThat(peer.alive()).contains(true);
                    assertThat(peer.says()).containsKeys("name", "role", "height", "address");
                });
            }
        }
    }

    @Test
    void everybodyKnowsWhoVotedForLeaderAndBlockAndHowOthersAreLinked() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 4);
                MokkaClient client = network.client(2)) {
            network.startAll();
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> client.status().height() > 0);
            transferFinally(network, 0, 0);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                VotesInfo votes = client.consensus().votes();
                assertThat(votes.leader()).hasSizeGreaterThanOrEqualTo(3);
                assertThat(votes.validators()).extracting(VotesInfo.Voter::name)
                        .containsExactly("validator-0", "validator-1", "validator-2", "validator-3");
                VotesInfo.Ballot last = votes.last().orElseThrow();
                assertThat(last.first()).hasSizeGreaterThanOrEqualTo(3).contains(last.proposer());
                assertThat(last.second()).hasSizeGreaterThanOrEqualTo(3);
                assertThat(client.peers()).hasSize(3).allSatisfy(
                        peer -> assertThat(peer.says().get("links")).matches("([0-9a-f]{12}[+-] ?){3}"));
                assertThat(client.gossip().links()).hasSize(3);
            });
        }
    }

    @Test
    void figuresOverTimeDoNotBeginWithTheProcess() throws Exception {
        try (TestNetwork network = new TestNetwork(root, CrashModel.BFT, 1);
                MokkaClient client = network.client(0)) {
            network.start(0);
            transferFinally(network, 0, 0);
            network.stop(0);
            network.start(0);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                    assertThat(client.stats(Duration.ofMinutes(10)).transactions()).isEqualTo(1));
        }
    }

    private static GossipInfo gossip(TestNetwork network, int node) throws Exception {
        try (MokkaClient client = network.client(node)) {
            return client.gossip();
        }
    }

    private static Map<String, Long> heads(GossipInfo gossip) {
        Map<String, Long> heads = new TreeMap<>();
        gossip.feeds().forEach(feed -> heads.merge(feed.name().orElse("?"), feed.head(), Math::max));
        return heads;
    }

    private static void transferFinally(TestNetwork network, long nonce, int node) throws Exception {
        Transaction transfer = transfer(network, nonce);
        try (MokkaClient client = network.client(node)) {
            client.submit(transfer.encoded());
            TransactionStatus status = client.awaitTransaction(transfer.id(), Duration.ofSeconds(20));
            assertThat(status.status()).isEqualTo(TransactionState.COMMITTED);
        }
    }

    static Transaction transfer(TestNetwork network, long nonce) {
        Hash chainId = network.genesis().hash();
        Transfer transfer =
                new Transfer(AssetId.NATIVE, TestNetwork.account("bob"), Amount.of(1_000_000), Bytes.EMPTY);
        TransactionBody body = new TransactionBody(
                chainId, TestNetwork.account("alice"), nonce, Amount.of(1_000), 1_000_000, List.of(transfer));
        return Transaction.sign(body, Ed25519.preferred().signer(DevelopmentKeys.of("alice")));
    }

    private static void agree(TestNetwork network, int nodes) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            String first = head(network, 0);
            for (int i = 1; i < nodes; i++) {
                assertThat(head(network, i)).as("node %d", i).isEqualTo(first);
            }
        });
    }

    private static String head(TestNetwork network, int node) throws Exception {
        try (MokkaClient client = network.client(node)) {
            var status = client.status();
            return status.height() + " " + status.blockHash() + " " + status.stateRoot();
        }
    }
}
