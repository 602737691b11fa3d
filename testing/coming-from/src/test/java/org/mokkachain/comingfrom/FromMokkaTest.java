package org.mokkachain.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mokkachain.comingfrom.Site.PATIENCE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.Mokka;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.EventStream;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.ReceivedEvent;
import org.mokkachain.api.feed.BlockFeed;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.PeerInfo;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.Topic;
import org.mokkachain.api.model.TransactionReason;
import org.mokkachain.api.model.TransactionState;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.api.sending.Draft;
import org.mokkachain.api.sending.Sender;
import org.mokkachain.api.sending.Sent;
import org.mokkachain.api.store.ValueFormat;
import org.mokkachain.node.inprocess.InProcessNetwork;
import org.mokkachain.node.inprocess.InProcessNode;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/** What users of Mokka 0.5 and 1.x had. */
@Timeout(300)
class FromMokkaTest {
    private static Site site;

    @TempDir
    static Path home;

    @BeforeAll
    static void start() throws Exception {
        site = new Site(home, CrashModel.BFT, 4);
        site.pay("1 MOKKA");
    }

    @AfterAll
    static void stop() throws IOException {
        site.close();
    }

    @Test
    void aNodeConnectsAndDisconnects() throws Exception {
        InProcessNode node = site.node(3);
        node.stop();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(peer(node).connected()).isFalse());
        node.start();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(peer(node).connected()).isTrue());
        site.network.awaitAgreement(1, PATIENCE);
    }

    private static PeerInfo peer(InProcessNode node) throws Exception {
        return site.node(0).client().peers().stream()
                .filter(peer -> peer.nodeId().equals(node.key().hex()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCommandMakesKeysAndNeverShowsThePrivateOne() throws Exception {
        String dir = home.resolve("new").toString();
        String password = site.password().toString();
        Site.Ended made = Site.mokka("key", "new", "--dir", dir, "--password-file", password, "--json");
        assertThat(made.code()).isZero();
        assertThat(made.out()).containsPattern("\"publicKey\":\"[0-9a-f]{64}\"");
        assertThat(Site.mokka("key", "show", "--dir", dir).code()).isZero();
    }

    @Test
    void theTimersHaveDefaultsAndAreTheSameOnEveryNode() throws Exception {
        Timing timing = site.node(2).client().genesis().timing();
        assertThat(timing).isEqualTo(site.network.genesis().timing());
        assertThat(Timing.LAN.heartbeatMs()).isEqualTo(50);
        assertThat(Timing.LAN.electionMs()).isEqualTo(300);
        assertThat(Timing.LAN.leadershipMs()).as("how long a proof of leadership lasts").isEqualTo(600_000);
    }

    @Test
    void theCrashModelSaysHowManyMustAgreeAndTwoQuorumsShareAnHonestOne() {
        assertThat(Quorum.size(CrashModel.CFT, 4)).isEqualTo(3);
        assertThat(Quorum.size(CrashModel.BFT, 4)).isEqualTo(3);
        for (int n = 1; n <= 31; n++) {
            assertThat(2 * Quorum.size(CrashModel.CFT, n) - n).as("cft, %d", n).isPositive();
            assertThat(2 * Quorum.size(CrashModel.BFT, n) - n).as("bft, %d", n)
                    .isGreaterThan(Quorum.faults(CrashModel.BFT, n));
        }
    }

    @Test
    void whatOneNodeIsGivenIsFinalOnAll() throws Exception {
        assertThat(site.wallet("data put colour blue --from alice --yes").code()).isZero();
        long height = site.status().height();
        site.network.awaitAgreement(height, PATIENCE);
        for (InProcessNode node : site.network.nodes()) {
            try (Mokka here = Mokka.connect(site.network.genesis(), List.of(node.api()))) {
                assertThat(here.view(site.network.address("alice"), ValueFormat.TEXT).local().get("colour"))
                        .contains("blue");
            }
        }
        assertThat(site.wallet("data get colour --owner alice").out().strip()).isEqualTo("blue");
    }

    @Test
    void aFollowerTakesWorkAndIsThereWhenItIsFinal() throws Exception {
        InProcessNode follower = site.network.nodes().stream()
                .filter(is(status -> status.state().equals("follower")))
                .findFirst()
                .orElseThrow();
        try (Mokka here = Mokka.connect(site.network.genesis(), List.of(follower.api()))) {
            Sender dave = here.sender(site.network.signer("dave"));
            Sent sent = dave.send(here.transfer(site.network.address("bob"), Amount.of(1)));
            long height = sent.committed(PATIENCE).height();
            assertThat(follower.client().status().height()).isGreaterThanOrEqualTo(height);
        }
    }

    private static Predicate<InProcessNode> is(Predicate<Status> what) {
        return node -> {
            try {
                return what.test(node.client().status());
            } catch (IOException e) {
                return false;
            }
        };
    }

    @Test
    void theStatusTellsIndexHashRootTermLeaderAndState() throws Exception {
        site.network.awaitAgreement(1, PATIENCE);
        Status status = site.status();
        BlockDetail last = site.node(0).client().block(Long.toString(status.height()));
        assertThat(status.blockHash()).isEqualTo(last.hash());
        assertThat(status.stateRoot()).as("a root of the whole state, with proofs").hasSize(64);
        assertThat(status.blockTimeMs()).isEqualTo(last.timestampMs());
        assertThat(status.term()).isPositive();
        assertThat(status.state()).isIn("leader", "follower");
        assertThat(site.wallet("chain status").out()).contains("height", "leader", "term " + status.term());
    }

    @Test
    void anEntryIsFoundByItsIndexWithTermTimeAndTheProofOfItsLeader() throws Exception {
        BlockDetail block = site.node(1).client().block("1");
        assertThat(block.height()).isOne();
        assertThat(block.proofHash()).as("of the proof of leadership").hasSize(64);
        assertThat(block.certificate().orElseThrow().signers()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(site.wallet("block show 1").code()).isZero();
        assertThatThrownBy(() -> site.node(1).client().block("999999999"))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void whatComesAfterAnIndexIsReadInOrder() throws Exception {
        long height = site.pay("1 MOKKA").height();
        List<Long> read = new ArrayList<>();
        try (BlockFeed blocks = site.mokka.blocks(1)) {
            while (blocks.nextHeight() <= height) {
                read.add(blocks.next(PATIENCE).orElseThrow().height());
            }
        }
        assertThat(read).startsWith(1L).isSorted().doesNotHaveDuplicates().hasSize((int) height);
    }

    @Test
    void compactionKeepsTheNewestValueOfEveryKey(@TempDir Path other) throws Exception {
        try (Site small = new Site(other, CrashModel.BFT, 1)) {
            long first = small.carriedOut(new PutData("counter", Bytes.of((byte) 0))).height();
            for (int i = 1; i < 5; i++) {
                small.carriedOut(new PutData("counter", Bytes.of((byte) i)));
            }
            InProcessNode node = small.node(0);
            node.stop();
            Site.Ended pruned = Site.mokka("ledger", "prune", "--dir", node.directory().toString(), "--keep", "2");
            assertThat(pruned.code()).as(pruned.err()).isZero();
            node.start();
            String alice = small.mokka.text(small.network.address("alice"));
            assertThat(node.client().data(alice, "counter").orElseThrow().value()).isEqualTo("04");
            assertThatThrownBy(() -> node.client().blockTransactions(Long.toString(first), 10, Optional.empty()))
                    .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PRUNED));
        }
    }

    @Test
    void howFarEveryOtherNodeIsIsSeenFromAnyOfThem() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(site.node(2).client().peers())
                .hasSizeGreaterThanOrEqualTo(3)
                .filteredOn(PeerInfo::connected)
                .allSatisfy(peer -> assertThat(Long.parseLong(peer.says().getOrDefault("height", "-1")))
                        .isPositive()));
        assertThat(site.wallet("chain peers").out()).contains("validator-1", "validator-2", "validator-3");
    }

    @Test
    void whatWaitsIsCountedAndSaysWhatItWaitsFor() throws Exception {
        MokkaClient client = site.node(0).client();
        Status status = site.status();
        Draft draft = new Draft(site.network.genesis().hash(), site.network.address("carol"),
                List.of(site.mokka.transfer(site.network.address("bob"), Amount.of(1))), Amount.of(1_000),
                status.height() + 1_000);
        Transaction early = draft.sign(1, List.of(site.network.signer("carol")));
        client.submit(early.encoded());
        assertThat(client.mempool().transactions()).isOne();
        assertThat(client.mempool().executable()).isZero();
        assertThat(client.why(early.id()).reason()).isEqualTo(TransactionReason.Kind.WAITS_FOR_NONCE);
        Transaction first = draft.sign(0, List.of(site.network.signer("carol")));
        client.submit(first.encoded());
        assertThat(client.awaitTransaction(early.id(), PATIENCE).status()).isEqualTo(TransactionState.COMMITTED);
    }

    @Test
    void eventsTellOfPeersLeadersEntriesAndWhatIsCommitted() throws Exception {
        InProcessNode watched = site.network.nodes().stream()
                .filter(is(status -> status.state().equals("follower"))).findFirst().orElseThrow();
        InProcessNode leader = site.leader();
        List<NodeEvent> seen = new ArrayList<>();
        try (EventStream events = watched.client().events(EnumSet.allOf(Topic.class), Optional.empty())) {
            String id = site.alice.send(site.mokka.transfer(site.network.address("bob"), Amount.of(1)))
                    .id().hex();
            until(events, seen, event -> event instanceof NodeEvent.TransactionChanged changed
                    && changed.id().equals(id) && changed.status() == TransactionState.COMMITTED);
            assertThat(seen).hasAtLeastOneElementOfType(NodeEvent.BlockCommitted.class);
            leader.kill();
            until(events, seen, event -> event instanceof NodeEvent.ConsensusChanged changed
                    && changed.leader().isPresent() && !changed.leader().get().equals(leader.name()));
            assertThat(seen).contains(
                    new NodeEvent.PeerChanged(leader.key().hex(), Optional.of(leader.name()), false));
            leader.start();
            until(events, seen, event -> event.equals(
                    new NodeEvent.PeerChanged(leader.key().hex(), Optional.of(leader.name()), true)));
        }
        site.network.awaitAgreement(1, PATIENCE);
    }

    private static void until(EventStream events, List<NodeEvent> seen, Predicate<NodeEvent> wanted)
            throws Exception {
        while (true) {
            ReceivedEvent next = events.next(PATIENCE).orElseThrow(
                    () -> new AssertionError("never came; seen: " + seen));
            if (next instanceof ReceivedEvent.Happened happened) {
                seen.add(happened.event());
                if (wanted.test(happened.event())) {
                    return;
                }
            }
        }
    }

    @Test
    void aTransactionOutlivesTheNodeThatTookIt() throws Exception {
        Sender dave = site.mokka.sender(site.network.signer("dave"));
        Sent sent = dave.send(site.mokka.transfer(site.network.address("bob"), Amount.of(1)));
        InProcessNode taker = site.network.nodes().stream()
                .filter(node -> node.api().equals(site.mokka.client().node()))
                .findFirst()
                .orElseThrow();
        taker.kill();
        assertThat(sent.committed(PATIENCE).height()).isPositive();
        taker.start();
        site.network.awaitAgreement(1, PATIENCE);
    }

    @Test
    void threeOfFourThatOnlyCrashAreEnoughAndTwoAreNot(@TempDir Path other) throws Exception {
        try (Site four = new Site(other, CrashModel.CFT, 4)) {
            four.node(3).kill();
            four.pay("1 MOKKA");
            four.node(2).kill();
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(four.status().liveness().ok()).isFalse();
                assertThat(four.status().liveness().missing()).hasSize(2);
            });
        }
    }

    @Test
    void aNodeJoinsByVoteAndLeavesByVote(@TempDir Path other) throws Exception {
        try (Site small = new Site(other, CrashModel.BFT, 4)) {
            InProcessNode eve = small.network.addObserver();
            small.pay("1 MOKKA");
            small.network.awaitAgreement(1, PATIENCE);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(small.wallet("validator propose-add --name eve"
                    + " --key " + eve.key().hex() + " --operator dave --host " + eve.address().endpoint()
                    + " --from alice --yes").code()).isZero());
            approve(small, 1);
            await().atMost(PATIENCE).untilAsserted(
                    () -> assertThat(eve.client().status().role()).isEqualTo("validator"));
            assertThat(small.wallet("validator list").out()).contains("eve");

            assertThat(small.wallet("validator propose-remove eve --from alice --yes").code()).isZero();
            approve(small, 2);
            await().atMost(PATIENCE).untilAsserted(
                    () -> assertThat(eve.client().status().role()).isEqualTo("observer"));
            assertThat(small.node(0).client().validators()).extracting(ValidatorInfo::name).doesNotContain("eve");
        }
    }

    private static void approve(Site small, int number) throws IOException {
        for (String operator : List.of("bob", "dave")) {
            Site.Ended approved = small.wallet("validator approve " + number + " --from " + operator + " --yes");
            assertThat(approved.code()).as(approved.err()).isZero();
        }
    }

    @Test
    void theShellKnowsTheWordsOfTheClusterExample() throws Exception {
        Site.Ended ended = site.shell("""
                data put super log --from alice --yes
                data get super --owner alice
                chain status
                chain validators
                block show latest
                """);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("log", "leader", "validator-3");
    }

    @Test
    void oneProcessMayHoldManyNodes() throws Exception {
        try (InProcessNetwork one = InProcessNetwork.started(CrashModel.BFT, 1); Mokka mokka = one.connect()) {
            mokka.map(mokka.sender(one.signer("alice")), ValueFormat.TEXT).putAll(Map.of("a", "1", "b", "2"));
            assertThat(mokka.view(one.address("alice"), ValueFormat.TEXT).entries()).hasSize(2);
        }
    }
}
