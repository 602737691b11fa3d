package org.mokkachain.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mokkachain.comingfrom.Site.PATIENCE;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.Mokka;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.PeerInfo;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.sending.Outcome;
import org.mokkachain.api.sending.Sender;
import org.mokkachain.api.sending.Sent;
import org.mokkachain.api.store.DataMap;
import org.mokkachain.api.store.DataView;
import org.mokkachain.api.store.ValueFormat;
import org.mokkachain.node.inprocess.InProcessNode;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.value.Amount;

/** What users of skiff had. */
@Timeout(300)
class FromSkiffTest {
    private static final long SEED = 20;

    private static Site site;

    @TempDir
    static Path home;

    @BeforeAll
    static void start() throws Exception {
        site = new Site(home, CrashModel.CFT, 3);
        site.pay("1 MOKKA");
    }

    @AfterAll
    static void stop() throws IOException {
        site.close();
    }

    @Test
    void aMapHasConsensusBehindEveryReadAndWrite() throws Exception {
        DataMap<String> map = site.mokka.map(site.alice, ValueFormat.TEXT).within("skiff/");
        map.put("a", "1");
        map.putAll(Map.of("b", "2", "c", "3"));
        assertThat(map.get("a")).contains("1");
        assertThat(map.remove("b")).isTrue();
        assertThat(map.remove("b")).isFalse();
        assertThat(map.entries().map(DataView.Entry::key)).containsExactly("a", "c");
        assertThat(site.wallet("data list --owner alice --prefix skiff/").out()).contains("skiff/a", "skiff/c");
        assertThat(site.wallet("data delete skiff/a --from alice --yes").code()).isZero();
    }

    @Test
    void statisticsCountBlocksTransactionsAndTheTraffic() throws Exception {
        site.pay("1 MOKKA");
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(get("/v1/stats?window=5m")).containsPattern("\"transactions\":[1-9]"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            site.pay("1 MOKKA");
            assertThat(site.wallet("chain stats --window 10m").out()).contains("per second", "half within");
        });
        assertThat(get("/metrics")).contains("mokka_");
        assertThat(get("/v1/gossip")).contains("\"counters\"");
    }

    private static String get(String path) throws Exception {
        URI uri = site.node(0).api().resolve(path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
        }
    }

    @Test
    void everyNodeTellsOfItsPeersNotOnlyTheLeader() throws Exception {
        site.network.awaitAgreement(1, PATIENCE);
        for (InProcessNode node : site.network.nodes()) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(node.client().peers())
                    .filteredOn(PeerInfo::connected)
                    .hasSize(2));
        }
    }

    @Test
    void exactlyOneLeadsAndEverybodyKnowsWhoInWhichTerm() throws Exception {
        site.network.awaitAgreement(1, PATIENCE);
        await().atMost(PATIENCE).untilAsserted(() -> {
            Status leader = site.leader().client().status();
            for (InProcessNode node : site.network.nodes()) {
                Status status = node.client().status();
                assertThat(status.term()).isEqualTo(leader.term());
                assertThat(status.leader()).contains(leader.name());
                assertThat(status.state()).isEqualTo(status.name().equals(leader.name()) ? "leader" : "follower");
            }
        });
    }

    @Test
    void aReadWithConsensusSeesWhatIsFinalAnywhereAndFailsWithoutAQuorum() throws Exception {
        String alice = site.mokka.text(site.network.address("alice"));
        for (InProcessNode node : site.network.nodes()) {
            long nonce = site.node(0).client().linearizable().account(alice).nonce();
            site.pay("1 MOKKA");
            assertThat(node.client().linearizable().account(alice).nonce()).isEqualTo(nonce + 1);
        }
        InProcessNode alone = site.node(2);
        site.network.divide(alone);
        assertThatThrownBy(() -> alone.client().linearizable().account(alice))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        Site.Ended read = site.wallet("account balance alice --linearizable --node " + alone.api());
        assertThat(read.code()).as(read.out()).isOne();
        assertThat(read.err()).contains("quorum");
        assertThat(site.wallet("account balance alice --linearizable").code()).isZero();
        assertThat(alone.client().account(alice).nonce()).as("what it has, it tells").isPositive();
        site.network.unite();
        site.network.awaitAgreement(1, PATIENCE);
    }

    @Test
    void withoutAQuorumAWaitEndsAndTheWorkIsDoneLater() throws Exception {
        site.network.divide(List.of(List.of(site.node(0)), List.of(site.node(1)), List.of(site.node(2))));
        Sender bob = site.mokka.sender(site.network.signer("bob"));
        Sent sent = bob.send(site.mokka.transfer(site.network.address("alice"), Amount.of(1)));
        Outcome early = sent.await(Duration.ofMillis(500));
        assertThat(early).isInstanceOf(Outcome.Open.class);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(site.status().liveness().ok()).isFalse();
            assertThat(site.status().liveness().sentence()).contains("validator-1", "validator-2");
        });
        assertThat(site.wallet("chain status").code()).as("stalled").isEqualTo(8);
        site.network.unite();
        assertThat(sent.committed(PATIENCE).height()).isPositive();
        site.network.awaitAgreement(1, PATIENCE);
    }

    @Test
    void afterARestartOfAllNothingIsForgotten() throws Exception {
        long height = site.pay("1 MOKKA").height();
        site.network.awaitAgreement(height, PATIENCE);
        BlockDetail block = site.node(0).client().block(Long.toString(height));
        long term = site.status().term();
        site.network.nodes().forEach(InProcessNode::kill);
        for (InProcessNode node : site.network.nodes()) {
            node.start();
        }
        assertThat(site.pay("1 MOKKA").height()).as("indices go on").isGreaterThan(height);
        assertThat(site.node(0).client().block(Long.toString(height)).hash()).isEqualTo(block.hash());
        assertThat(site.status().term()).as("a term never falls").isGreaterThanOrEqualTo(term);
    }

    @Test
    void everyReadSeesEveryWriteWhileOneNodeAfterTheOtherIsKilled() throws Exception {
        Random random = new Random(SEED);
        DataMap<String> counters = site.mokka.map(site.mokka.sender(site.network.signer("carol")), ValueFormat.TEXT);
        for (int round = 0; round < 6; round++) {
            InProcessNode victim = site.node(random.nextInt(3));
            victim.kill();
            for (int i = 0; i < 3; i++) {
                String key = "counter-" + random.nextInt(3);
                int next = counters.get(key).map(Integer::parseInt).orElse(0) + 1;
                counters.put(key, Integer.toString(next));
                assertThat(counters.get(key)).as("seed %d, round %d", SEED, round).contains(Integer.toString(next));
            }
            victim.start();
        }
        site.network.awaitAgreement(1, PATIENCE);
        try (Mokka again = site.network.connect()) {
            int sum = again.view(site.network.address("carol"), ValueFormat.TEXT).entries()
                    .mapToInt(entry -> Integer.parseInt(entry.value()))
                    .sum();
            assertThat(sum).isEqualTo(18);
        }
    }

    @Test
    void aWeakenedLeaderLeavesItToSomebodyElseForAWhile() throws Exception {
        InProcessNode leader = site.leader();
        String dir = leader.directory().toString();
        Site.Ended weakened = Site.mokka("admin", "weaken", "--dir", dir, "--for", "20s");
        assertThat(weakened.code()).as(weakened.err()).isZero();
        assertThat(leader.client().status().state()).isEqualTo("weakened");
        site.pay("1 MOKKA");
        assertThat(site.leader().name()).isNotEqualTo(leader.name());
        assertThat(Site.mokka("admin", "weaken", "--dir", dir, "--for", "0s").code()).isZero();
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(leader.client().status().state()).isNotEqualTo("weakened"));
    }

    @Test
    void oneNodeIsPreferredByWeakeningTheOthers() throws Exception {
        InProcessNode leader = site.leader();
        InProcessNode preferred =
                site.network.nodes().stream().filter(node -> node != leader).findFirst().orElseThrow();
        for (InProcessNode node : site.network.nodes()) {
            if (node != preferred) {
                Site.Ended weakened =
                        Site.mokka("admin", "weaken", "--dir", node.directory().toString(), "--for", "60s");
                assertThat(weakened.code()).as(weakened.err()).isZero();
            }
        }
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(preferred.client().status().state()).isEqualTo("leader"));
        for (InProcessNode node : site.network.nodes()) {
            Site.mokka("admin", "weaken", "--dir", node.directory().toString(), "--for", "0s");
        }
    }

    @Test
    void aLeaderStepsDownAndTheTermRises() throws Exception {
        InProcessNode leader = site.leader();
        long term = leader.client().status().term();
        Site.Ended stepped = Site.mokka("admin", "step-down", "--dir", leader.directory().toString());
        assertThat(stepped.code()).as(stepped.err()).isZero();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(site.leader().name()).isNotEqualTo(leader.name());
            assertThat(site.leader().client().status().term()).isGreaterThan(term);
        });
    }

    @Test
    void aPeerIsAddedToARunningNode(@TempDir Path other) throws Exception {
        try (Site small = new Site(other, CrashModel.BFT, 1)) {
            InProcessNode observer = small.network.addObserver();
            Site.Ended added = Site.mokka("admin", "peers", "--dir", small.node(0).directory().toString(), "--add",
                    observer.address().toString(), "--json");
            assertThat(added.code()).as(added.err()).isZero();
            assertThat(added.out()).contains(observer.key().hex(), "added");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(small.node(0).client().peers())
                    .filteredOn(PeerInfo::connected)
                    .extracting(PeerInfo::nodeId)
                    .containsExactly(observer.key().hex()));
        }
    }
}
