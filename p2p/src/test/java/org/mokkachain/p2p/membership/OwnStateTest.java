package org.mokkachain.p2p.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.membership.MembershipEffect.PeerUpdated;
import org.mokkachain.p2p.membership.MembershipEffect.Refused;
import org.mokkachain.p2p.membership.MembershipEffect.Renewed;
import org.mokkachain.p2p.membership.MembershipEvent.Delete;
import org.mokkachain.p2p.membership.MembershipEvent.Put;

class OwnStateTest {
    private final Subject subject = new Subject();

    private long version() {
        return subject.node.self().version();
    }

    @Test
    void aNewValueRaisesTheVersion() {
        long before = version();
        assertThat(subject.put("a", "1")).isEmpty();
        assertThat(version()).isGreaterThan(before);
        assertThat(subject.node.self().values()).containsOnlyKeys("a").containsValue(Keys.bytes("1"));
    }

    @Test
    void anotherValueRaisesTheVersion() {
        subject.put("a", "1");
        long before = version();
        subject.put("a", "2");
        assertThat(version()).isGreaterThan(before);
        assertThat(subject.node.self().values()).containsEntry("a", Keys.bytes("2"));
    }

    @Test
    void anEqualValueDoesNot() {
        subject.put("a", "1");
        long before = version();
        assertThat(subject.put("a", "1")).isEmpty();
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void lookingAtTheStateDoesNot() {
        long before = version();
        subject.asked(1);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void aChangeIsToldWithoutWaitingForTheRound() {
        subject.put("a", "1");
        assertThat(Subject.answer(subject.asked(1)).deltas().getFirst().entries())
                .extracting(Entry::key)
                .containsExactly("a");
    }

    @Test
    void deletingLeavesATombstone() {
        subject.put("a", "1");
        long before = version();
        subject.on(new Delete("a"));
        Delta delta = Subject.answer(subject.asked(1, line(before))).deltas().getFirst();
        assertThat(delta.entries()).containsExactly(new Entry(before + 1, "a", true, Keys.bytes("")));
        assertThat(subject.node.self().values()).isEmpty();
    }

    private DigestLine line(long version) {
        return Subject.line(0, Subject.GENERATION, version);
    }

    @Test
    void deletingWhatIsNotThereDoesNothing() {
        long before = version();
        assertThat(subject.on(new Delete("a"))).isEmpty();
        subject.put("a", "1");
        subject.on(new Delete("a"));
        long deleted = version();
        subject.on(new Delete("a"));
        assertThat(version()).isEqualTo(deleted).isGreaterThan(before);
    }

    @Test
    void whatWasDeletedCanBeSaidAgain() {
        subject.put("a", "1");
        subject.on(new Delete("a"));
        subject.put("a", "1");
        assertThat(subject.node.self().values()).containsEntry("a", Keys.bytes("1"));
    }

    @Test
    void badKeysAndValuesAreRefusedAtOnce() {
        for (String key : List.of("", "a b", "ä", "x".repeat(65), "\n", "left")) {
            assertThatThrownBy(() -> new Put(key, Keys.bytes(""))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Delete(key)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Put("a", Keys.bytes("x".repeat(1_025)))).hasMessageContaining("1,024");
    }

    @Test
    void tooManyKeysAreRefused() {
        for (int i = 0; i < 63; i++) {
            assertThat(subject.put("key" + i, "x")).isEmpty();
        }
        long before = version();
        assertThat(subject.put("another", "x")).containsExactly(new Refused("another", "63 keys are the most"));
        assertThat(version()).isEqualTo(before);
        assertThat(subject.put("key7", "changed")).isEmpty();
    }

    @Test
    void tooMuchIsRefusedAndLessIsNot() {
        for (int i = 0; i < 16; i++) {
            String key = "key" + i;
            List<MembershipEffect> effects = subject.put(key, "x".repeat(1_024));
            assertThat(effects.isEmpty()).isEqualTo(i < 15);
            if (i == 15) {
                assertThat(effects).containsExactly(new Refused(key, "16380 bytes of keys and values are the most"));
            }
        }
        assertThat(subject.put("key0", "x")).isEmpty();
        assertThat(subject.put("key15", "x".repeat(1_024))).isEmpty();
    }

    @Test
    void tombstonesMakeRoomWhenItIsNeeded() {
        for (int i = 0; i < 63; i++) {
            subject.put("key" + i, "x");
        }
        subject.on(new Delete("key5"));
        assertThat(subject.put("other", "x")).containsExactly(new Renewed(Subject.GENERATION + 1));
        assertThat(subject.node.self().values()).hasSize(63).containsKey("other").doesNotContainKey("key5");
    }

    @Test
    void withManyTombstonesANewGenerationBegins() {
        for (int i = 0; i < 17; i++) {
            subject.put("key" + i, "x");
        }
        subject.put("stays", "as it is");
        for (int i = 0; i < 16; i++) {
            subject.on(new Delete("key" + i));
        }
        assertThat(Subject.only(subject.round(), Renewed.class)).isEmpty();
        subject.on(new Delete("key16"));
        assertThat(Subject.only(subject.round(), Renewed.class)).containsExactly(new Renewed(1_001));
        Delta delta = Subject.answer(subject.asked(1, line(500))).deltas().getFirst();
        assertThat(delta.generation()).isEqualTo(1_001);
        assertThat(delta.after()).isZero();
        assertThat(delta.entries()).extracting(Entry::key).containsExactly("stays");
    }

    @Test
    void withAnOldTombstoneANewGenerationBegins() {
        subject.put("a", "1");
        subject.on(new Delete("a"));
        assertThat(Subject.only(subject.rounds(3_590_000), Renewed.class)).isEmpty();
        assertThat(Subject.only(subject.rounds(20_000), Renewed.class)).containsExactly(new Renewed(1_001));
        assertThat(Subject.only(subject.rounds(8_000_000), Renewed.class)).isEmpty();
    }

    @Test
    void aNewGenerationIsReportedOnlyAsFarAsItSaysSomethingElse() {
        OwnState other = Subject.other(3);
        other.put("same", Keys.bytes("1"));
        other.put("other", Keys.bytes("1"));
        other.put("gone", Keys.bytes("1"));
        subject.hearsAll(1, other);
        other.delete("gone", 0);
        other.renew(2_000);
        other.put("other", Keys.bytes("2"));
        assertThat(subject.hearsAll(1, other))
                .containsExactly(
                        new PeerUpdated(Keys.key(3), "other", Optional.of(Keys.bytes("2"))),
                        new PeerUpdated(Keys.key(3), "gone", Optional.empty()));
    }

    @Test
    void anEarlierGenerationIsIgnored() {
        OwnState now = new OwnState(Keys.signer(3), Keys.GENESIS, 2_000);
        subject.hearsAll(1, now);
        OwnState before = Subject.other(3);
        before.put("a", Keys.bytes("old"));
        assertThat(subject.hearsAll(1, before)).isEmpty();
        assertThat(subject.view(3).generation()).isEqualTo(2_000);
    }

    @Test
    void whoseClockWasSetBackBeginsAboveItsEarlierRun() {
        subject.put("a", "new");
        OwnState earlier = new OwnState(Keys.signer(0), Keys.GENESIS, 9_000);
        earlier.put("a", Keys.bytes("old"));
        DigestLine line = earlier.current().line();
        assertThat(Subject.answer(subject.asked(1, line)).wanted()).contains(line(version()));
        assertThat(subject.hears(1, earlier.current().deltaAfter(0))).containsExactly(new Renewed(10_001));
        assertThat(subject.node.self().generation()).isEqualTo(10_001);
        assertThat(subject.node.self().values()).containsEntry("a", Keys.bytes("new"));
        assertThat(subject.hears(1, earlier.current().deltaAfter(0))).isEmpty();
    }

    @Test
    void whoRestartsInTheSameMillisecondBeginsAnewToo() {
        OwnState earlier = Subject.other(0);
        for (int i = 0; i < 100; i++) {
            earlier.beat();
        }
        assertThat(subject.hearsAll(1, earlier)).containsExactly(new Renewed(2_001));
    }

    /** Found by the simulator: bft, 10 validators, seed 25. */
    @Test
    void twoRunsThatHearOfTheSameEarlierOneChooseDifferentGenerations() {
        long earlier = 1_694_171;
        OwnState second = new OwnState(Keys.signer(0), Keys.GENESIS, 15_385);
        OwnState third = new OwnState(Keys.signer(0), Keys.GENESIS, 17_070);
        assertThat(second.above(earlier)).isGreaterThan(earlier).isNotEqualTo(third.above(earlier));
        assertThat(third.above(earlier)).isGreaterThan(earlier);
    }

    @Test
    void aRestartIsSeenAsANewStateOfTheSamePeer() {
        OwnState before = Subject.other(3);
        before.put("a", Keys.bytes("1"));
        subject.hearsAll(1, before);
        OwnState next = new OwnState(Keys.signer(3), Keys.GENESIS, 5_000);
        assertThat(subject.hearsAll(1, next))
                .containsExactly(new PeerUpdated(Keys.key(3), "a", Optional.empty()));
        assertThat(subject.view(3).generation()).isEqualTo(5_000);
    }
}
