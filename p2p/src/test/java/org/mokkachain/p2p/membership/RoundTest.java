package org.mokkachain.p2p.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.membership.MembershipEvent.Linked;
import org.mokkachain.p2p.membership.MembershipEvent.Seeds;
import org.mokkachain.p2p.membership.MembershipEvent.Unlinked;
import org.mokkachain.p2p.membership.MembershipEvent.Wake;
import org.mokkachain.p2p.membership.MembershipMessage.Digest;
import org.mokkachain.types.value.PublicKey;

class RoundTest {
    private static final long DEAD_AFTER = 30_000;

    @Test
    void aRoundComesEveryIntervalGiveOrTakeATenth() {
        Subject subject = new Subject();
        Set<Long> pauses = new TreeSet<>();
        for (int i = 0; i < 1_000; i++) {
            long before = subject.now;
            subject.round();
            if (i > 0) {
                pauses.add(subject.now - before);
            }
        }
        assertThat(pauses).allMatch(pause -> pause >= 900 && pause <= 1_100).hasSizeGreaterThan(150);
    }

    @Test
    void wakingTooEarlyDoesNothing() {
        Subject subject = new Subject();
        subject.round();
        long next = subject.node.wakeAt();
        subject.now++;
        assertThat(subject.on(new Wake())).isEmpty();
        assertThat(subject.node.wakeAt()).isEqualTo(next);
    }

    @Test
    void everyRoundRaisesTheVersion() {
        Subject subject = new Subject();
        long before = subject.node.self().version();
        subject.round();
        subject.round();
        assertThat(subject.node.self().version()).isEqualTo(before + 2);
    }

    @Test
    void aLinkedPeerGetsADigest() {
        Subject subject = new Subject();
        subject.on(new Linked(Keys.key(1)));
        subject.on(new Linked(Keys.key(2)));
        Set<PublicKey> told = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            List<PublicKey> now = Subject.told(subject.round());
            assertThat(now).hasSize(1);
            told.addAll(now);
        }
        assertThat(told).containsExactly(Keys.key(1), Keys.key(2));
    }

    @Test
    void aNewLinkToAnUnknownPeerIsUsedAtOnce() {
        Subject subject = new Subject();
        assertThat(Subject.told(subject.on(new Linked(Keys.key(1))))).containsExactly(Keys.key(1));
        subject.hearsAll(1, Subject.other(1));
        subject.on(new Unlinked(Keys.key(1)));
        assertThat(subject.on(new Linked(Keys.key(1)))).isEmpty();
    }

    @Test
    void withoutLinksSomeLivePeerGetsADigest() {
        Subject subject = new Subject();
        subject.hearsAll(1, Subject.other(2));
        assertThat(Subject.told(subject.round())).containsExactly(Keys.key(2));
    }

    @Test
    void ifNobodyIsAliveADeadOneGetsADigest() {
        Subject subject = new Subject();
        subject.hearsAll(1, Subject.other(1));
        subject.rounds(DEAD_AFTER);
        assertThat(subject.view(1).live()).isFalse();
        for (int i = 0; i < 20; i++) {
            assertThat(Subject.told(subject.round())).containsExactly(Keys.key(1));
        }
    }

    @Test
    void theMoreAreDeadTheMoreOftenOneOfThemGetsADigest() {
        Subject subject = new Subject();
        subject.hearsAll(1, Subject.other(2));
        subject.rounds(DEAD_AFTER);
        OwnState alive = Subject.other(1);
        subject.on(new Linked(Keys.key(1)));
        int dead = 0;
        for (int i = 0; i < 1_000; i++) {
            alive.beat();
            subject.hearsAll(1, alive);
            List<PublicKey> told = Subject.told(subject.round());
            assertThat(told).startsWith(Keys.key(1));
            dead += told.size() - 1;
        }
        assertThat(dead).isBetween(450, 550);
    }

    @Test
    void whileTooFewAreAliveASeedGetsADigest() {
        Subject subject = new Subject();
        subject.on(new Seeds(List.of(Keys.key(7), Keys.key(8))));
        Set<PublicKey> told = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            told.addAll(Subject.told(subject.round()));
        }
        assertThat(told).containsExactly(Keys.key(7), Keys.key(8));
        subject.hearsAll(1, Subject.other(1));
        assertThat(Subject.told(subject.round())).containsExactly(Keys.key(1));
    }

    @Test
    void theMinimumOfLivePeersIsASetting() {
        Subject subject = new Subject(MembershipSettings.DEFAULT.withMinLivePeers(2));
        subject.on(new Seeds(List.of(Keys.key(7))));
        subject.hearsAll(1, Subject.other(1));
        assertThat(Subject.told(subject.round())).containsExactly(Keys.key(1), Keys.key(7));
        subject.hearsAll(1, Subject.other(2));
        assertThat(Subject.told(subject.round())).hasSize(1).doesNotContain(Keys.key(7));
    }

    @Test
    void aNodeIsNotItsOwnSeedNorItsOwnLink() {
        Subject subject = new Subject();
        subject.on(new Seeds(List.of(Keys.key(0))));
        subject.on(new Linked(Keys.key(0)));
        assertThat(subject.round()).isEmpty();
    }

    @Test
    void aDigestHasEverybodyAndTheDead() {
        Subject subject = new Subject();
        OwnState dead = Subject.other(2);
        subject.hearsAll(1, dead);
        dead.beat();
        subject.hearsAll(1, dead);
        subject.rounds(DEAD_AFTER);
        subject.hearsAll(1, Subject.other(1));
        assertThat(subject.view(2).live()).isFalse();
        subject.on(new Linked(Keys.key(1)));
        Digest digest = Subject.messages(subject.round(), Digest.class).getFirst();
        assertThat(digest.lines())
                .containsExactly(Subject.line(1, 1_000, 1), Subject.line(2, 1_000, 2));
        assertThat(digest.generation()).isEqualTo(Subject.GENERATION);
        assertThat(digest.version()).isEqualTo(subject.node.self().version());
        assertThat(digest.fromFirst() && digest.toLast()).isTrue();
    }

    @Test
    void whatDoesNotFitInADigestComesInTheNext() {
        Subject subject = new Subject(MembershipSettings.DEFAULT.withMaxDigest(4));
        for (int i = 1; i <= 9; i++) {
            subject.hearsAll(1, Subject.other(i));
        }
        List<List<DigestLine>> lines = new ArrayList<>();
        List<Boolean> ends = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Digest digest = Subject.messages(subject.round(), Digest.class).getFirst();
            lines.add(digest.lines());
            ends.add(digest.toLast());
            assertThat(digest.fromFirst()).isEqualTo(i % 3 == 0);
        }
        assertThat(lines.subList(0, 3)).extracting(List::size).containsExactly(4, 4, 3);
        assertThat(lines.get(1).getFirst()).isEqualTo(lines.get(0).getLast());
        assertThat(lines.get(2).getFirst()).isEqualTo(lines.get(1).getLast());
        assertThat(lines.get(3)).isEqualTo(lines.getFirst());
        assertThat(ends).containsExactly(false, false, true, false);
    }
}
