package org.mokkachain.p2p.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.membership.MembershipEffect.PeerForgotten;
import org.mokkachain.p2p.membership.MembershipEffect.PeerNew;
import org.mokkachain.p2p.membership.MembershipEvent.Linked;
import org.mokkachain.p2p.membership.MembershipEvent.Pin;
import org.mokkachain.types.value.PublicKey;

/** Whose state is kept when there are more peers than can be. */
class ScopeTest {
    private final Subject subject = new Subject(MembershipSettings.DEFAULT.withMaxPeers(3));

    private List<MembershipEffect> hearsOf(int number) {
        return subject.hearsAll(1, Subject.other(number));
    }

    private List<PublicKey> known() {
        return subject.node.peers(subject.now).stream().map(PeerView::key).toList();
    }

    private static List<PublicKey> keys(int... numbers) {
        return IntStream.of(numbers).mapToObj(Keys::key).toList();
    }

    @Test
    void thoseThatCameFirstStay() {
        IntStream.of(5, 3, 7).forEach(this::hearsOf);
        assertThat(hearsOf(2)).isEmpty();
        assertThat(known()).isEqualTo(keys(3, 5, 7));
        assertThat(Subject.answer(subject.asked(5, Subject.line(2, 1, 1))).wanted())
                .doesNotContain(Subject.line(2, 0, 0));
    }

    @Test
    void aPinnedOneTakesThePlaceOfTheLastThatCame() {
        subject.on(new Pin(keys(7, 9)));
        IntStream.of(5, 3, 7).forEach(this::hearsOf);
        assertThat(hearsOf(9)).containsExactly(new PeerForgotten(Keys.key(3)), new PeerNew(Keys.key(9)));
        assertThat(known()).isEqualTo(keys(5, 7, 9));
    }

    @Test
    void aLinkedOneToo() {
        IntStream.of(5, 3, 7).forEach(this::hearsOf);
        subject.on(new Linked(Keys.key(2)));
        assertThat(hearsOf(2)).contains(new PeerForgotten(Keys.key(7)));
        assertThat(known()).isEqualTo(keys(2, 3, 5));
    }

    @Test
    void ifAllArePinnedThereAreMore() {
        subject.on(new Pin(keys(1, 2, 3, 4)));
        IntStream.of(1, 2, 3, 4).forEach(this::hearsOf);
        assertThat(known()).isEqualTo(keys(1, 2, 3, 4));
        assertThat(hearsOf(5)).isEmpty();
    }

    @Test
    void settingsOutOfRangeAreRefusedByName() {
        MembershipSettings settings = MembershipSettings.DEFAULT;
        assertThatThrownBy(() -> settings.withIntervalMs(9)).hasMessageContaining("intervalMs 9");
        assertThatThrownBy(() -> settings.withMaxDeltas(64)).hasMessageContaining("maxDeltas 64");
        assertThatThrownBy(() -> settings.withDeadPhi(0)).hasMessageContaining("deadPhi");
        assertThatThrownBy(() -> settings.withMaxPeers(0)).hasMessageContaining("maxPeers 0");
        assertThatThrownBy(() -> settings.withMaxDigest(1_025)).hasMessageContaining("maxDigest 1025");
        assertThatThrownBy(() -> settings.withMinLivePeers(-1)).hasMessageContaining("minLivePeers -1");
        assertThatThrownBy(() -> settings.withForgetDeadMs(1)).hasMessageContaining("forgetDeadMs 1");
    }
}
