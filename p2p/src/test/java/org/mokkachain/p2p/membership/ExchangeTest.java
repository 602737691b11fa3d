package org.mokkachain.p2p.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.membership.MembershipEffect.PeerNew;
import org.mokkachain.p2p.membership.MembershipEffect.PeerUpdated;
import org.mokkachain.p2p.membership.MembershipEffect.Send;
import org.mokkachain.p2p.membership.MembershipMessage.Answer;
import org.mokkachain.p2p.membership.MembershipMessage.Deltas;
import org.mokkachain.p2p.membership.MembershipMessage.Digest;

class ExchangeTest {
    private final Subject subject = new Subject();

    private static OwnState saying(int number, String... keys) {
        OwnState state = Subject.other(number);
        for (String key : keys) {
            state.put(key, Keys.bytes("value of " + key));
        }
        return state;
    }

    private DigestLine self() {
        PeerView self = subject.node.self();
        return new DigestLine(self.key(), self.generation(), self.version());
    }

    @Test
    void anUnknownSenderOfADigestIsAskedWhoItIs() {
        Answer answer = Subject.answer(subject.asked(1, self()));
        assertThat(answer.wanted()).containsExactly(Subject.line(1, 0, 0));
        assertThat(answer.deltas()).isEmpty();
        assertThat(subject.node.peers(subject.now)).isEmpty();
    }

    @Test
    void unknownPeersInADigestAreWanted() {
        Answer answer = Subject.answer(subject.asked(2, self(), Subject.line(1, 1, 3), Subject.line(3, 7, 9)));
        assertThat(answer.wanted())
                .containsExactly(Subject.line(1, 0, 0), Subject.line(2, 0, 0), Subject.line(3, 0, 0));
    }

    @Test
    void whoHasNothingAtAllGetsEverythingAndIsAskedForItself() {
        subject.hearsAll(3, saying(3, "a", "b"));
        Answer answer = Subject.answer(subject.asked(1));
        assertThat(answer.deltas())
                .extracting(Delta::owner)
                .containsExactly(Keys.key(0), Keys.key(3));
        assertThat(answer.deltas()).allMatch(delta -> delta.after() == 0);
        assertThat(answer.wanted()).containsExactly(Subject.line(1, 0, 0));
    }

    @Test
    void whatTheSenderLacksIsSentAndNoMore() {
        OwnState state = saying(3, "a", "b", "c");
        subject.hearsAll(3, state);
        Answer answer = Subject.answer(subject.asked(1, self(), Subject.line(3, 1_000, 3)));
        Delta delta = answer.deltas().getFirst();
        assertThat(answer.deltas()).hasSize(1);
        assertThat(delta.after()).isEqualTo(3);
        assertThat(delta.entries()).extracting(Entry::key).containsExactly("c");
        assertThat(delta.version()).isEqualTo(state.current().version());
    }

    @Test
    void ofAnEarlierGenerationNothingIsLeft() {
        subject.hearsAll(3, saying(3, "a"));
        Answer answer = Subject.answer(subject.asked(1, self(), Subject.line(3, 999, 500)));
        assertThat(answer.deltas().getFirst().after()).isZero();
    }

    @Test
    void whatTheSenderHasAndWeLackIsWanted() {
        subject.hearsAll(3, saying(3, "a"));
        Answer answer = Subject.answer(subject.asked(1, self(), Subject.line(3, 1_000, 9)));
        assertThat(answer.wanted()).containsExactly(Subject.line(1, 0, 0), Subject.line(3, 1_000, 3));
    }

    @Test
    void ifNeitherLacksAnythingThereIsNoAnswer() {
        subject.hearsAll(1, Subject.other(1));
        assertThat(subject.asked(1, self())).isEmpty();
    }

    @Test
    void aDigestChangesNothing() {
        subject.hearsAll(3, saying(3, "a"));
        subject.asked(1, self(), Subject.line(3, 1L << 60, 1L << 60), Subject.line(5, 1L << 60, 1));
        assertThat(subject.view(3).generation()).isEqualTo(1_000);
        assertThat(subject.node.peer(Keys.key(5), subject.now)).isEmpty();
        assertThat(subject.node.self().generation()).isEqualTo(Subject.GENERATION);
    }

    @Test
    void whatIsOutsideOfTheRangeOfADigestIsNotOffered() {
        for (int i = 1; i <= 9; i++) {
            subject.hearsAll(1, Subject.other(i));
        }
        List<DigestLine> lines = List.of(Subject.line(3, 1_000, 1), Subject.line(6, 1_000, 1));
        assertThat(owners(subject.hears(4, new Digest(1_000, 1, false, false, lines)))).containsExactly(5);
        assertThat(owners(subject.hears(4, new Digest(1_000, 1, true, false, lines)))).containsExactly(0, 1, 2, 5);
        assertThat(owners(subject.hears(4, new Digest(1_000, 1, false, true, lines)))).containsExactly(5, 7, 8, 9);
    }

    private static List<Integer> owners(List<MembershipEffect> effects) {
        List<Integer> numbers = new ArrayList<>();
        for (Delta delta : Subject.answer(effects).deltas()) {
            numbers.add(IntStream.range(0, 20)
                    .filter(i -> Keys.key(i).equals(delta.owner()))
                    .findFirst()
                    .orElseThrow());
        }
        return numbers;
    }

    @Test
    void wantedStatesAreSent() {
        OwnState state = saying(3, "a", "b");
        subject.hearsAll(3, state);
        List<MembershipEffect> effects = subject.hears(1, new Answer(List.of(), List.of(
                Subject.line(3, 1_000, 2), Subject.line(4, 0, 0), Subject.line(5, 9, 9))));
        Deltas deltas = Subject.messages(effects, Deltas.class).getFirst();
        assertThat(deltas.deltas()).containsExactly(state.current().deltaAfter(2));
    }

    @Test
    void whatIsWantedButNotThereIsNotAnswered() {
        assertThat(subject.hears(1, new Answer(List.of(), List.of(Subject.line(4, 0, 0))))).isEmpty();
    }

    @Test
    void theMessageHoldsNoMoreThanItsLimitsMostMissingFirst() {
        Subject small = new Subject(MembershipSettings.DEFAULT.withMaxDeltas(65));
        for (int i = 1; i <= 30; i++) {
            OwnState state = Subject.other(i);
            for (int k = 0; k < i; k++) {
                state.put("key" + k, Keys.bytes("x"));
            }
            small.hearsAll(1, state);
        }
        List<Delta> deltas = Subject.answer(small.asked(40)).deltas();
        assertThat(deltas.stream().mapToInt(delta -> delta.entries().size() + 1).sum()).isEqualTo(65);
        assertThat(deltas).extracting(delta -> delta.entries().size()).startsWith(30, 29).isSortedAccordingTo(
                Comparator.reverseOrder());
    }

    @Test
    void equalsAreChosenAtRandom() {
        Subject small = new Subject(MembershipSettings.DEFAULT.withMaxDeltas(65));
        for (int i = 1; i <= 200; i++) {
            small.hearsAll(1, Subject.other(i));
        }
        List<Delta> first = Subject.answer(small.asked(300)).deltas();
        List<Delta> second = Subject.answer(small.asked(300)).deltas();
        assertThat(first).hasSize(65);
        assertThat(second).hasSize(65).isNotEqualTo(first);
    }

    @Test
    void aMessageOfTheLongestStatesIsWithinItsBytes() {
        for (int i = 1; i <= 6; i++) {
            OwnState state = Subject.other(i);
            for (int k = 0; k < 15; k++) {
                assertThat(state.put("key" + k, Keys.bytes("x".repeat(1_000)))).isEmpty();
            }
            subject.hearsAll(1, state);
        }
        Answer answer = Subject.answer(subject.asked(9));
        assertThat(answer.deltas()).hasSize(5);
        assertThat(MembershipCodec.encode(answer).length()).isBetween(60_000, 66_000);
    }

    @Test
    void newPeersAndTheirValuesAreReportedInOrder() {
        assertThat(subject.hearsAll(1, saying(3, "b", "a")))
                .containsExactly(
                        new PeerNew(Keys.key(3)),
                        new PeerUpdated(Keys.key(3), "b", Optional.of(Keys.bytes("value of b"))),
                        new PeerUpdated(Keys.key(3), "a", Optional.of(Keys.bytes("value of a"))));
    }

    @Test
    void onlyWhatIsNewIsReported() {
        OwnState state = saying(3, "a", "b");
        subject.hearsAll(1, state);
        long before = state.current().version();
        state.put("c", Keys.bytes("new"));
        state.delete("a", 0);
        assertThat(subject.hears(1, state.current().deltaAfter(before)))
                .containsExactly(
                        new PeerUpdated(Keys.key(3), "c", Optional.of(Keys.bytes("new"))),
                        new PeerUpdated(Keys.key(3), "a", Optional.empty()));
        assertThat(subject.view(3).values()).containsOnlyKeys("b", "c");
    }

    @Test
    void whatIsNotNewerIsIgnored() {
        OwnState state = saying(3, "a");
        Delta old = state.current().deltaAfter(0);
        state.put("b", Keys.bytes("b"));
        subject.hearsAll(1, state);
        PeerView before = subject.view(3);
        assertThat(subject.hears(2, old)).isEmpty();
        assertThat(subject.hearsAll(2, state)).isEmpty();
        assertThat(subject.view(3)).isEqualTo(before);
    }

    @Test
    void whatBuildsOnSomethingUnknownIsIgnored() {
        OwnState state = saying(3, "a", "b", "c");
        Delta late = state.current().deltaAfter(2);
        assertThat(subject.hears(1, late)).isEmpty();
        assertThat(subject.node.peers(subject.now)).isEmpty();
        OwnState earlier = saying(3);
        subject.hearsAll(1, earlier);
        assertThat(subject.hears(1, late)).isEmpty();
        assertThat(subject.view(3).version()).isEqualTo(1);
    }

    @Test
    void whatOverlapsIsTakenOnce() {
        OwnState state = saying(3, "a");
        subject.hearsAll(1, state);
        state.put("b", Keys.bytes("b"));
        assertThat(subject.hears(1, state.current().deltaAfter(1))).hasSize(1);
        assertThat(subject.view(3).values()).containsOnlyKeys("a", "b");
    }

    @Test
    void whoAsksTooOftenIsNotAnsweredBeforeTheNextRound() {
        int answers = 0;
        for (int i = 0; i < 100; i++) {
            answers += Subject.only(subject.asked(1), Send.class).size();
        }
        assertThat(answers).isEqualTo(8);
        assertThat(subject.asked(2)).isNotEmpty();
        subject.round();
        assertThat(subject.asked(1)).isNotEmpty();
    }
}
