package org.mokkachain.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.mokkachain.comingfrom.Site.PATIENCE;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mokkachain.comingfrom.GossipRing.Member;
import org.mokkachain.p2p.gossip.AsciiText;
import org.mokkachain.p2p.gossip.GossipEffect;
import org.mokkachain.p2p.membership.MembershipSettings;
import org.mokkachain.p2p.membership.PeerView;
import org.mokkachain.types.value.Bytes;

/** What users of gossipmonger had: five nodes, as in its local test. */
@Timeout(300)
class FromGossipmongerTest {
    private static final Bytes WARM = AsciiText.encode("21.5");

    private GossipRing ring;

    @BeforeEach
    void start() throws IOException {
        ring = new GossipRing(5);
    }

    @AfterEach
    void stop() {
        ring.close();
    }

    private void everybodyKnowsEverybody() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ring.members).allSatisfy(
                member -> assertThat(member.gossip.peers().stream().filter(PeerView::live)).hasSizeGreaterThan(3)));
    }

    @Test
    void oneSeedIsEnoughForAllToMeetAndEachIsToldOfNewPeers() {
        everybodyKnowsEverybody();
        Member last = ring.member(4);
        assertThat(last.news).contains(
                new GossipEffect.PeerNew(ring.member(1).key()), new GossipEffect.PeerNew(ring.member(3).key()));
    }

    @Test
    void whatOneSaysOfItselfAllKnowAndAreTold() {
        Member one = ring.member(1);
        one.gossip.put("temperature", WARM);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ring.members)
                .filteredOn(member -> member != one)
                .allSatisfy(member -> assertThat(member.says(one, "temperature")).contains("21.5")));
        assertThat(ring.member(3).news)
                .contains(new GossipEffect.PeerUpdated(one.key(), "temperature", Optional.of(WARM)));
    }

    @Test
    void anEqualValueIsNoNews() {
        Member one = ring.member(1);
        Member other = ring.member(2);
        GossipEffect.News warm = new GossipEffect.PeerUpdated(one.key(), "temperature", Optional.of(WARM));
        one.gossip.put("temperature", WARM);
        one.gossip.put("temperature", WARM);
        one.gossip.put("last", WARM);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(other.says(one, "last")).isPresent());
        assertThat(other.news).containsOnlyOnce(warm);
    }

    @Test
    void whatIsTakenBackIsGoneEverywhere() {
        Member one = ring.member(1);
        Member other = ring.member(4);
        one.gossip.put("temperature", WARM);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(other.says(one, "temperature")).isPresent());
        one.gossip.delete("temperature");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(other.says(one, "temperature")).isEmpty());
        assertThat(other.news).contains(new GossipEffect.PeerUpdated(one.key(), "temperature", Optional.empty()));
    }

    @Test
    void whoIsSilentIsDeadByPhiAndAliveWhenItIsHeardAgain() {
        everybodyKnowsEverybody();
        Member silent = ring.member(2);
        Member other = ring.member(0);
        assertThat(other.view(silent).orElseThrow().phi()).isLessThan(MembershipSettings.DEFAULT.deadPhi());
        ring.cutOff(silent);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(other.view(silent).orElseThrow().live()).isFalse());
        assertThat(other.view(silent).orElseThrow().phi()).isGreaterThan(MembershipSettings.DEFAULT.deadPhi());
        assertThat(other.news).anyMatch(
                news -> news instanceof GossipEffect.PeerDead dead && dead.peer().equals(silent.key()));
        ring.unite();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(other.view(silent).orElseThrow().live()).isTrue());
        assertThat(other.news).contains(new GossipEffect.PeerLive(silent.key()));
    }

    @Test
    void whatADeadOneMissedAndWhatItSaysReachAllWhenItIsBack() {
        everybodyKnowsEverybody();
        Member silent = ring.member(2);
        Member other = ring.member(4);
        ring.cutOff(silent);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(other.view(silent).orElseThrow().live()).isFalse());
        silent.gossip.put("temperature", WARM);
        other.gossip.put("temperature", WARM);
        ring.unite();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(other.says(silent, "temperature")).contains("21.5");
            assertThat(silent.says(other, "temperature")).contains("21.5");
        });
    }

    @Test
    void theSettingsAreThereWithTheSameMeaning() {
        MembershipSettings settings = MembershipSettings.DEFAULT;
        assertThat(settings.deadPhi()).as("DEAD_PEER_PHI").isEqualTo(8, within(0.0));
        assertThat(settings.intervalMs()).as("GOSSIP_INTERVAL").isEqualTo(1_000);
        assertThat(settings.minLivePeers()).as("MINIMUM_LIVE_PEERS").isOne();
        assertThat(settings.withMaxDeltas(100).maxDeltas()).as("MAX_DELTAS_PER_GOSSIP").isEqualTo(100);
    }
}
