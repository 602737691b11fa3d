package org.mokkachain.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mokkachain.comingfrom.Site.PATIENCE;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mokkachain.comingfrom.GossipRing.Member;
import org.mokkachain.p2p.broadcast.FeedProgress;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.p2p.gossip.AsciiText;
import org.mokkachain.p2p.gossip.GossipEffect;
import org.mokkachain.simulator.main.SimulateMain;

/** What users of epidemic-broadcast-trees had. */
@Timeout(300)
class FromEpidemicBroadcastTreesTest {
    private GossipRing ring;
    private Member author;
    private Member reader;

    @BeforeEach
    void start() throws IOException {
        ring = new GossipRing(4);
        author = ring.member(0);
        reader = ring.member(3);
    }

    @AfterEach
    void stop() {
        ring.close();
    }

    private void publish(int from, int to) {
        for (int i = from; i <= to; i++) {
            author.gossip.publish(AsciiText.encode("message " + i));
        }
    }

    private static Optional<FeedProgress> progress(Member at, Member of) {
        return at.gossip.feeds().stream().filter(feed -> feed.feed().origin().equals(of.key())).findFirst();
    }

    private void reads(Member who, int messages) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(who.heardOf(author)).hasSize(messages));
        assertThat(who.heardOf(author)).extracting(Message::sequence).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void messagesOfAFeedComeOnceAndInOrder() {
        publish(1, 20);
        reads(reader, 20);
        assertThat(author.news).contains(
                new GossipEffect.Published(author.gossip.feeds().getFirst().feed(), 20));
        assertThat(AsciiText.decode(reader.heardOf(author).getFirst().content())).isEqualTo("message 1");
    }

    @Test
    void aVectorClockTellsHowFarEveryFeedHasComeHereAndElsewhere() {
        publish(1, 5);
        reader.gossip.publish(AsciiText.encode("hello"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ring.members).allSatisfy(member -> {
            assertThat(progress(member, author)).map(FeedProgress::head).contains(5L);
            assertThat(progress(member, reader)).map(FeedProgress::head).contains(1L);
        }));
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(progress(author, author).orElseThrow().peers())
                        .isNotEmpty()
                        .allSatisfy(peer -> assertThat(peer.behind(5)).isZero()));
    }

    @Test
    void someLinksPushAndOthersOnlyTell() {
        AtomicInteger number = new AtomicInteger();
        await().atMost(PATIENCE).untilAsserted(() -> {
            publish(number.incrementAndGet(), number.get());
            assertThat(ring.members.stream()
                            .flatMap(member -> progress(member, author).stream())
                            .flatMap(feed -> feed.peers().stream())
                            .map(FeedProgress.PeerProgress::eager))
                    .contains(true, false);
        });
        reads(reader, number.get());
    }

    @Test
    void aBlockedAuthorIsNotHeardUntilItIsAllowedAgain() {
        publish(1, 1);
        reads(reader, 1);
        reader.gossip.block(author.key());
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(progress(reader, author).orElseThrow().blocked()).isTrue());
        publish(2, 5);
        reads(ring.member(1), 5);
        assertThat(reader.heardOf(author)).hasSize(1);
        reader.gossip.allow(author.key());
        reads(reader, 5);
    }

    @Test
    void whoWasDisconnectedGetsWhatItMissedAndNothingTwice() {
        publish(1, 3);
        reads(reader, 3);
        ring.cutOff(reader);
        publish(4, 9);
        reads(ring.member(1), 9);
        ring.unite();
        reads(reader, 9);
    }

    @Test
    void whoComesLateReadsTheFeedFromItsBeginning() throws IOException {
        publish(1, 7);
        reads(reader, 7);
        reads(ring.join(), 7);
    }

    @Test
    void networksAreSimulatedFromASeed() {
        List<String> words = List.of("gossip", "--nodes", "50", "--messages", "40", "--publishers", "4", "--kill",
                "20", "--seed", "7", "--json");
        assertThat(SimulateMain.commandLine().execute(words.toArray(String[]::new))).isZero();
    }
}
