package org.mokkachain.p2p.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.membership.MembershipEffect.PeerDead;
import org.mokkachain.p2p.membership.MembershipEffect.PeerForgotten;
import org.mokkachain.p2p.membership.MembershipEffect.PeerLive;
import org.mokkachain.p2p.membership.MembershipEffect.PeerNew;
import org.mokkachain.p2p.membership.MembershipEffect.PeerUpdated;
import org.mokkachain.p2p.membership.MembershipEvent.Leave;
import org.mokkachain.p2p.membership.MembershipEvent.Linked;
import org.mokkachain.p2p.membership.MembershipMessage.Deltas;

class LivenessTest {
    private static final long HOUR = 3_600_000;

    private final Subject subject = new Subject();
    private final OwnState other = Subject.other(1);

    private List<MembershipEffect> beat() {
        other.beat();
        return subject.hearsAll(2, other);
    }

    @Test
    void phiIsOneWhenASilenceWouldLastSoLongOnceInTenTimes() {
        PhiDetector detector = new PhiDetector(1_000, 0);
        assertThat(detector.phi(0, 1)).isZero();
        assertThat(detector.phi(2_303, 1)).isBetween(1.0, 1.001);
        assertThat(detector.phi(18_421, 1)).isBetween(8.0, 8.001);
    }

    @Test
    void theMeanIsThatOfTheLastHundredIntervals() {
        PhiDetector detector = new PhiDetector(1_000, 0);
        long now = 0;
        for (int i = 0; i < 100; i++) {
            detector.rise(now += 2_000, 10_000);
        }
        assertThat(detector.phi(now + 2_000, 1)).isBetween(0.4342, 0.4343);
        for (int i = 0; i < 50; i++) {
            detector.rise(now += 4_000, 10_000);
        }
        assertThat(detector.phi(now + 3_000, 1)).isBetween(0.4342, 0.4343);
    }

    @Test
    void anIntervalCountsNeitherForTooMuchNorForTooLittle() {
        PhiDetector detector = new PhiDetector(1_000, 0);
        long now = 1_000_000_000;
        detector.rise(now, 4_000);
        assertThat(detector.phi(now + 2_000, 1)).isBetween(0.4342, 0.4343);
        for (int i = 0; i < 200; i++) {
            detector.rise(now, 4_000);
        }
        assertThat(detector.phi(now + 1_000, 1_000)).isBetween(0.4342, 0.4343);
    }

    @Test
    void whoIsSilentForLongIsDeadAndReportedOnce() {
        subject.hearsAll(2, other);
        assertThat(subject.rounds(18_000)).noneMatch(effect -> effect instanceof PeerDead);
        List<PeerDead> dead = Subject.only(subject.rounds(100_000), PeerDead.class);
        assertThat(dead).hasSize(1);
        assertThat(dead.getFirst().peer()).isEqualTo(Keys.key(1));
        assertThat(dead.getFirst().phi()).isBetween(8.0, 8.6);
        assertThat(subject.view(1).live()).isFalse();
        assertThat(subject.view(1).phi()).isGreaterThan(40);
        assertThat(subject.node.live()).isEmpty();
    }

    @Test
    void theThresholdIsASetting() {
        Subject hasty = new Subject(MembershipSettings.DEFAULT.withDeadPhi(1));
        hasty.hearsAll(2, other);
        assertThat(Subject.only(hasty.rounds(4_000), PeerDead.class)).hasSize(1);
    }

    @Test
    void whoRisesIsAliveThoughOthersTell() {
        for (int i = 0; i < 100; i++) {
            assertThat(beat()).noneMatch(effect -> effect instanceof PeerDead);
            subject.rounds(3_000);
            assertThat(subject.view(1).live()).isTrue();
        }
    }

    @Test
    void aLinkOrAnOldStateIsNoSignOfLife() {
        subject.hearsAll(2, other);
        int dead = 0;
        for (int i = 0; i < 30; i++) {
            subject.on(new Linked(Keys.key(1)));
            subject.hearsAll(1, other);
            subject.asked(1);
            dead += Subject.only(subject.rounds(1_000), PeerDead.class).size();
        }
        assertThat(dead).isEqualTo(1);
    }

    @Test
    void aDeadOneThatRisesIsAliveAgain() {
        subject.hearsAll(2, other);
        subject.rounds(60_000);
        assertThat(beat()).containsExactly(new PeerLive(Keys.key(1)));
        assertThat(subject.view(1).live()).isTrue();
        assertThat(subject.view(1).phi()).isZero();
    }

    @Test
    void whoSleptItselfJudgesNobodyForIt() {
        for (int i = 0; i < 10; i++) {
            beat();
            subject.rounds(1_000);
        }
        subject.now += 10 * HOUR;
        assertThat(subject.rounds(5_000)).noneMatch(effect -> effect instanceof PeerDead);
        assertThat(subject.view(1).live()).isTrue();
        assertThat(Subject.only(subject.rounds(30_000), PeerDead.class)).hasSize(1);
    }

    @Test
    void whoSaysGoodbyeIsDeadAtOnceAndItsLastWordsAreKept() {
        beat();
        other.put("a", Keys.bytes("last"));
        other.leave();
        assertThat(subject.hearsAll(2, other))
                .hasSize(2)
                .hasOnlyElementsOfTypes(PeerUpdated.class, PeerDead.class)
                .endsWith(new PeerDead(Keys.key(1), Double.POSITIVE_INFINITY));
        assertThat(subject.view(1).values()).containsEntry("a", Keys.bytes("last"));
        assertThat(subject.view(1).phi()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(beat()).isEmpty();
    }

    @Test
    void whoSaidGoodbyeAndComesBackIsAlive() {
        other.leave();
        assertThat(subject.hearsAll(2, other))
                .containsExactly(new PeerNew(Keys.key(1)), new PeerDead(Keys.key(1), Double.POSITIVE_INFINITY));
        OwnState next = new OwnState(Keys.signer(1), Keys.GENESIS, Subject.GENERATION + 5);
        assertThat(subject.hearsAll(2, next)).containsExactly(new PeerLive(Keys.key(1)));
    }

    @Test
    void leavingTellsTheLinkedAndEndsEverything() {
        subject.put("a", "b");
        subject.on(new Linked(Keys.key(1)));
        subject.on(new Linked(Keys.key(2)));
        List<MembershipEffect> effects = subject.on(new Leave());
        List<Deltas> goodbyes = Subject.messages(effects, Deltas.class);
        assertThat(goodbyes).hasSize(2);
        assertThat(goodbyes.getFirst().deltas().getFirst().entries())
                .extracting(Entry::key)
                .containsExactly("a", "left");
        assertThat(subject.node.wakeAt()).isEqualTo(Long.MAX_VALUE);
        assertThat(subject.put("a", "c")).isEmpty();
        assertThat(subject.asked(1)).isEmpty();
    }

    @Test
    void theLongDeadAreNotToldOfAndThenForgotten() {
        beat();
        beat();
        subject.rounds(11 * HOUR);
        assertThat(Subject.answer(subject.asked(3)).deltas()).extracting(Delta::owner).contains(Keys.key(1));
        subject.rounds(2 * HOUR);
        assertThat(Subject.answer(subject.asked(3)).deltas()).extracting(Delta::owner).doesNotContain(Keys.key(1));
        assertThat(subject.view(1).live()).isFalse();
        assertThat(subject.rounds(12 * HOUR)).contains(new PeerForgotten(Keys.key(1)));
        assertThat(subject.node.peers(subject.now)).isEmpty();
    }

    @Test
    void theLongDeadAreTakenUpAgainWhenTheyRise() {
        beat();
        beat();
        subject.rounds(20 * HOUR);
        DigestLine risen = Subject.line(1, 1_000, other.current().version() + 1);
        assertThat(Subject.answer(subject.asked(3, risen)).wanted())
                .contains(Subject.line(1, 1_000, other.current().version()));
        assertThat(beat()).containsExactly(new PeerLive(Keys.key(1)));
    }

    @Test
    void whoWasNeverSeenAliveIsNotToldOfWhenDead() {
        subject.hearsAll(2, other);
        assertThat(Subject.answer(subject.asked(3)).deltas()).extracting(Delta::owner).contains(Keys.key(1));
        subject.rounds(60_000);
        assertThat(Subject.answer(subject.asked(3)).deltas()).extracting(Delta::owner).doesNotContain(Keys.key(1));
    }
}
