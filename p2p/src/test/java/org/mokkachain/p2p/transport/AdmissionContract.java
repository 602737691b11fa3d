package org.mokkachain.p2p.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mokkachain.p2p.transport.TestNetwork.key;
import static org.mokkachain.p2p.transport.TestNetwork.vote;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.Refusal.Field;
import org.mokkachain.types.value.PublicKey;

/** What every transport promises about who may link, and about those who cannot be reached. */
public abstract class AdmissionContract extends TransportHarness {
    private static final AdmissionPolicy NOBODY = AdmissionPolicy.only(List.of());

    @Test
    void whoIsNoLongerAdmittedLosesItsLink() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        Peer c = start(Make.number(3));
        link(a, b);
        link(c, b);
        b.transport().admit(AdmissionPolicy.only(List.of(c.key())));
        eventually(() -> {
            assertThat(b.heard().ended()).extracting(Recorder.Ended::peer).contains(a.key());
            assertThat(b.heard().lastEnd().map(Disconnect::cause)).contains(Cause.NOT_ADMITTED);
            assertThat(a.heard().refusals()).extracting(Refusal::field).contains(Field.KEY);
        });
        assertThat(a.heard().links()).isZero();
        assertThat(c.heard().ended()).isEmpty();
        assertThat(b.transport().counters().offences()).isZero();
    }

    @Test
    void whoIsAdmittedLaterLinksThen() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2).with(NOBODY));
        a.transport().keepConnected(b.address());
        eventually(() -> assertThat(a.heard().refusals()).isNotEmpty());
        b.transport().admit(AdmissionPolicy.everybody());
        eventually(() -> assertThat(a.heard().links()).isOne());
    }

    @Test
    void whoeverLosesARoleLosesTheLinkMadeInIt() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2).with(AdmissionPolicy.validators(List.of(key(1).publicKey()))));
        link(a, b);
        b.transport().admit(AdmissionPolicy.validators(List.of()));
        eventually(() -> assertThat(a.heard().refusals()).extracting(Refusal::field).contains(Field.ROLE));
        assertThat(b.heard().links()).isZero();
    }

    @Test
    void whoeverChangesItsRoleSaysSoInTheNextHandshake() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2).with(AdmissionPolicy.validators(List.of())));
        a.transport().keepConnected(b.address());
        eventually(() -> assertThat(a.heard().refusals()).extracting(Refusal::field).contains(Field.ROLE));
        a.transport().speakAs(Role.OBSERVER);
        eventually(() -> assertThat(a.heard().links()).isOne());
        assertThat(b.heard().connected().getLast().identity().role()).isEqualTo(Role.OBSERVER);
    }

    @Test
    void whomANodeKeepsConnectedItAdmitsWhoeverDials() {
        Peer a = start(Make.number(1).with(NOBODY));
        Peer b = start(Make.number(2).with(NOBODY));
        a.transport().keepConnected(b.address());
        b.transport().keepConnected(a.address());
        eventually(() -> {
            assertThat(a.heard().links()).isOne();
            assertThat(b.heard().links()).isOne();
        });
        a.transport().admit(NOBODY);
        assertThat(a.heard().ended()).isEmpty();

        a.transport().stopDialling(b.key());
        eventually(() -> assertThat(a.heard().lastEnd().map(Disconnect::cause)).contains(Cause.NOT_ADMITTED));
        eventually(() -> assertThat(b.heard().refusals()).extracting(Refusal::field).contains(Field.KEY));
    }

    @Test
    void whomThePolicyForbidsANodeHasNoLinkWithWhoeverDials() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        a.transport().keepConnected(b.address());
        b.transport().keepConnected(a.address());
        eventually(() -> assertThat(a.heard().links()).isOne());
        a.transport().admit(forbidding(b.key()));
        eventually(() -> {
            assertThat(a.heard().ended()).extracting(Recorder.Ended::reason).extracting(Disconnect::cause)
                    .contains(Cause.NOT_ADMITTED);
            assertThat(a.heard().refusals()).extracting(Refusal::mine).contains("has heard bad things");
            assertThat(b.heard().refusals()).extracting(Refusal::theirs).contains("has heard bad things");
        });
        assertThat(a.heard().links()).isZero();
        assertThat(b.heard().links()).isZero();
        a.transport().admit(AdmissionPolicy.everybody());
        eventually(() -> assertThat(a.heard().links()).isOne());
    }

    private static AdmissionPolicy forbidding(PublicKey forbidden) {
        return new AdmissionPolicy() {
            @Override
            public boolean admits(PublicKey key, Role role) {
                return !forbids(key);
            }

            @Override
            public boolean forbids(PublicKey key) {
                return key.equals(forbidden);
            }

            @Override
            public String objection(PublicKey key) {
                return "has heard bad things";
            }
        };
    }

    @Test
    void anAttemptThatFailsIsTold() {
        Peer a = start(Make.number(1));
        PeerAddress place = placeOfNobody();
        a.transport().keepConnected(place);
        eventually(() -> {
            assertThat(a.heard().unreachable()).isNotEmpty();
            assertThat(a.heard().unreachable().getFirst().peer()).isEqualTo(place);
            assertThat(a.heard().unreachable().getFirst().trouble().kind())
                    .isEqualTo(Trouble.Kind.CONNECTION_REFUSED);
            assertThat(a.heard().unreachable().getFirst().trouble().sentence()).contains(place.endpoint());
        });
    }

    @Test
    void aRefusedAttemptIsToldWithItsReason() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2).with(NOBODY));
        a.transport().keepConnected(b.address());
        eventually(() -> {
            assertThat(a.heard().unreachable()).isNotEmpty();
            Trouble trouble = a.heard().unreachable().getFirst().trouble();
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.HANDSHAKE_REFUSED);
            assertThat(trouble.sentence()).contains("does not admit this key");
        });
        assertThat(b.heard().unreachable()).isEmpty();
    }

    @Test
    void aLinkThatWasMadeAndEndedWasNoFailedAttempt() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        link(a, b);
        b.transport().disconnect(a.key(), "once");
        eventually(() -> assertThat(a.heard().connected()).hasSize(2));
        assertThat(a.heard().unreachable()).isEmpty();
    }

    @Test
    void whoeverGivesUpOnAFailedAttemptCanTryAnother() {
        AtomicBoolean given = new AtomicBoolean();
        Peer b = start(Make.number(2));
        PeerAddress nowhere = placeOfNobody();
        Transport transport = create(Make.number(1));
        Recorder heard = new Recorder() {
            @Override
            public void peerUnreachable(PeerAddress peer, Trouble trouble) {
                super.peerUnreachable(peer, trouble);
                transport.stopDialling(peer.key());
                given.set(true);
                transport.keepConnected(b.address());
            }
        };
        Peer a = started(transport, heard);
        a.transport().keepConnected(nowhere);
        eventually(() -> assertThat(a.heard().links()).isOne());
        assertThat(given).isTrue();
        assertThat(a.heard().unreachable()).hasSize(1);
        assertThat(a.transport().peers()).extracting(PeerStatus::key).containsExactly(b.key());
        a.transport().send(b.key(), vote(1));
        eventually(() -> assertThat(b.heard().frames()).containsExactly(vote(1)));
    }

    private PeerAddress placeOfNobody() {
        Peer brief = start(Make.number(9));
        PeerAddress place = brief.address();
        brief.transport().close();
        PublicKey nobody = key(9).publicKey();
        return new PeerAddress(nobody, place.host(), place.port());
    }
}
