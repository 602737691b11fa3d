package org.mokkachain.p2p.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mokkachain.p2p.transport.TestNetwork.BLOCK;
import static org.mokkachain.p2p.transport.TestNetwork.LIMITS;
import static org.mokkachain.p2p.transport.TestNetwork.TRANSACTION;
import static org.mokkachain.p2p.transport.TestNetwork.VOTE;
import static org.mokkachain.p2p.transport.TestNetwork.frame;
import static org.mokkachain.p2p.transport.TestNetwork.genesis;
import static org.mokkachain.p2p.transport.TestNetwork.identity;
import static org.mokkachain.p2p.transport.TestNetwork.key;
import static org.mokkachain.p2p.transport.TestNetwork.transaction;
import static org.mokkachain.p2p.transport.TestNetwork.vote;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.Refusal.Field;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** What every transport promises. An implementation's test extends this. */
public abstract class TransportContract extends AdmissionContract {
    @Test
    void theTwoEndsOfALinkKnowEachOther() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        link(a, b);

        PeerInfo atA = a.heard().connected().getFirst();
        assertThat(atA.key()).isEqualTo(b.key());
        assertThat(atA.identity()).isEqualTo(identity(2));
        assertThat(atA.direction()).isEqualTo(Direction.OUTBOUND);
        PeerInfo atB = b.heard().connected().getFirst();
        assertThat(atB.key()).isEqualTo(a.key());
        assertThat(atB.direction()).isEqualTo(Direction.INBOUND);
        assertThat(status(a, b).trouble()).isEmpty();
        assertThat(status(a, b).identity()).contains(identity(2));
    }

    @Test
    void framesArriveInOrderBothWays() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        link(a, b);
        List<Frame> sent = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sent.add(vote(i));
            assertThat(a.transport().send(b.key(), vote(i))).isEqualTo(SendResult.ACCEPTED);
            assertThat(b.transport().send(a.key(), vote(i))).isEqualTo(SendResult.ACCEPTED);
        }
        eventually(() -> {
            assertThat(b.heard().frames()).isEqualTo(sent);
            assertThat(a.heard().frames()).isEqualTo(sent);
        });
        assertThat(status(b, a).link().orElseThrow().received().messages()).isEqualTo(500);
        assertThat(status(a, b).link().orElseThrow().sent().messages()).isEqualTo(500);
    }

    @Test
    void emptyAndLargestBodiesArrive() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        link(a, b);
        Frame empty = new Frame(VOTE, Bytes.EMPTY);
        Frame largest = frame(BLOCK, 2 << 20);
        a.transport().send(b.key(), empty);
        eventually(() -> assertThat(b.heard().frames()).containsExactly(empty));
        a.transport().send(b.key(), largest);
        eventually(() -> assertThat(b.heard().frames()).containsExactly(empty, largest));
    }

    @Test
    void urgentFramesOvertakeABacklogOfTransactions() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        link(a, b);
        for (int i = 0; i < 240; i++) {
            assertThat(a.transport().send(b.key(), frame(TRANSACTION, 60_000))).isEqualTo(SendResult.ACCEPTED);
        }
        a.transport().send(b.key(), vote(1));
        eventually(() -> assertThat(b.heard().frames()).hasSize(241));
        assertThat(b.heard().frames().indexOf(vote(1))).isLessThan(240);
    }

    @Test
    void aBroadcastReachesEveryLinkedPeer() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        Peer c = start(Make.number(3));
        assertThat(a.transport().broadcast(vote(0))).isZero();
        link(a, b);
        link(c, a);
        assertThat(a.transport().broadcast(vote(1))).isEqualTo(2);
        eventually(() -> {
            assertThat(b.heard().frames()).containsExactly(vote(1));
            assertThat(c.heard().frames()).containsExactly(vote(1));
        });
    }

    @Test
    void sendingToAStrangerIsDropped() {
        Peer a = start(Make.number(1));
        assertThat(a.transport().send(key(9).publicKey(), vote(1))).isEqualTo(SendResult.NOT_CONNECTED);
    }

    @Test
    void sendingWhatTheLimitsForbidIsABug() {
        Peer a = start(Make.number(1));
        assertThatThrownBy(() -> a.transport().broadcast(new Frame(99, Bytes.EMPTY)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("99");
        assertThatThrownBy(() -> a.transport().send(key(9).publicKey(), frame(VOTE, 4097)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("4097");
    }

    @Test
    void aClosedPeerIsNoticedAndLinkedAgainWhenItReturns() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        link(a, b);
        PeerAddress place = b.address();
        b.transport().close();
        eventually(() -> assertThat(a.heard().lastEnd().map(Disconnect::cause)).contains(Cause.CLOSED_BY_PEER));
        eventually(() -> assertThat(status(a, b).trouble().orElseThrow(AssertionError::new).kind())
                .isEqualTo(Trouble.Kind.CONNECTION_REFUSED));
        assertThat(status(a, b).identity()).contains(identity(2));

        Peer again = started(createAt(place, Make.number(2)));
        eventually(() -> assertThat(a.heard().links()).isOne());
        a.transport().send(again.key(), vote(7));
        eventually(() -> assertThat(again.heard().frames()).containsExactly(vote(7)));
    }

    @Test
    void aLinkEndedHereIsMadeAgainWhileThePeerIsWanted() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        link(a, b);
        a.transport().disconnect(b.key(), "a change of mind");
        assertThat(a.heard().lastEnd()).contains(new Disconnect(Cause.CLOSED_HERE, "a change of mind"));
        eventually(() -> {
            assertThat(b.heard().connected()).hasSize(2);
            assertThat(a.heard().links()).isOne();
        });

        a.transport().stopDialling(b.key());
        a.transport().disconnect(b.key(), "for good");
        eventually(() -> assertThat(b.heard().ended()).hasSize(2));
        assertThat(a.transport().peers()).isEmpty();
    }

    @Test
    void aPeerThatIsNotThereIsReportedAsSuch() {
        Peer a = start(Make.number(1));
        Transport absent = create(Make.number(2));
        Peer brief = started(absent);
        PeerAddress place = brief.address();
        absent.close();
        a.transport().keepConnected(place);
        eventually(() -> {
            Trouble trouble = status(a, brief).trouble().orElseThrow(AssertionError::new);
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.CONNECTION_REFUSED);
            assertThat(trouble.sentence()).contains(place.endpoint());
        });
        assertThat(status(a, brief).connected()).isFalse();
    }

    @Test
    void anotherGenesisIsNamedOnBothSidesWithBothValues() {
        NetworkIdentity other = new NetworkIdentity("mokka-test", genesis(2), 1, Role.VALIDATOR, "node-2");
        refusedOnBothSides(other, Field.GENESIS, genesis(1).hex(), genesis(2).hex());
    }

    @Test
    void anotherNetworkIsNamedOnBothSidesWithBothValues() {
        NetworkIdentity other = new NetworkIdentity("elsewhere", genesis(1), 1, Role.VALIDATOR, "node-2");
        refusedOnBothSides(other, Field.NETWORK, "mokka-test", "elsewhere");
    }

    @Test
    void anotherVersionIsNamedOnBothSidesWithBothValues() {
        NetworkIdentity other = new NetworkIdentity("mokka-test", genesis(1), 2, Role.VALIDATOR, "node-2");
        refusedOnBothSides(other, Field.VERSION, "1", "2");
    }

    private void refusedOnBothSides(NetworkIdentity ofB, Field field, String mine, String theirs) {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2).with(ofB));
        a.transport().keepConnected(b.address());
        eventually(() -> {
            assertThat(a.heard().refusals()).contains(new Refusal(field, mine, theirs));
            assertThat(b.heard().refusals()).contains(new Refusal(field, theirs, mine));
        });
        eventually(() -> {
            Trouble trouble = status(a, b).trouble().orElseThrow(AssertionError::new);
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.HANDSHAKE_REFUSED);
            assertThat(trouble.sentence()).contains(mine).contains(theirs);
        });
        assertThat(a.heard().connected()).isEmpty();
        assertThat(b.heard().connected()).isEmpty();
    }

    @Test
    void aPeerWithAnotherKeyThanDialledIsRefusedOnBothSides() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        PublicKey meant = key(3).publicKey();
        a.transport().keepConnected(new PeerAddress(meant, b.address().host(), b.address().port()));
        eventually(() -> {
            assertThat(a.heard().refusals()).contains(new Refusal(Field.KEY, meant.hex(), b.key().hex()));
            assertThat(b.heard().refusals()).contains(new Refusal(Field.KEY, b.key().hex(), meant.hex()));
        });
        assertThat(b.heard().connected()).isEmpty();
    }

    @Test
    void aKeyThatIsNotAdmittedIsRefusedOnBothSides() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2).with(AdmissionPolicy.only(List.of(key(3).publicKey()))));
        a.transport().keepConnected(b.address());
        Refusal atB = new Refusal(Field.KEY, "does not admit this key", a.key().hex());
        eventually(() -> {
            assertThat(b.heard().refusals()).contains(atB);
            assertThat(a.heard().refusals()).contains(atB.reversed());
        });
        assertThat(b.heard().connected()).isEmpty();
    }

    @Test
    void aRoleThatIsNotAdmittedIsRefusedOnBothSides() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2).with(AdmissionPolicy.validators(List.of(key(3).publicKey()))));
        a.transport().keepConnected(b.address());
        eventually(() -> {
            assertThat(b.heard().refusals()).extracting(Refusal::field).contains(Field.ROLE);
            assertThat(a.heard().refusals()).extracting(Refusal::field).contains(Field.ROLE);
        });
    }

    @Test
    void aNodeDoesNotDialItself() {
        Peer a = start(Make.number(1));
        a.transport().keepConnected(a.address());
        assertThat(a.transport().peers()).isEmpty();
    }

    @Test
    void aNodeReachedUnderAnotherNameRefusesItself() {
        Peer a = start(Make.number(1));
        a.transport().keepConnected(new PeerAddress(key(2).publicKey(), a.address().host(), a.address().port()));
        eventually(() -> assertThat(a.heard().refusals()).isNotEmpty());
        assertThat(a.heard().connected()).isEmpty();
    }

    @Test
    void twoThatDialEachOtherEndUpWithOneLink() {
        for (int round = 0; round < 10; round++) {
            Peer a = start(Make.number(10 + 2 * round));
            Peer b = start(Make.number(11 + 2 * round));
            a.transport().keepConnected(b.address());
            b.transport().keepConnected(a.address());
            eventually(() -> {
                assertThat(a.heard().links()).isOne();
                assertThat(b.heard().links()).isOne();
            });
            a.transport().send(b.key(), vote(1));
            b.transport().send(a.key(), vote(2));
            eventually(() -> {
                assertThat(b.heard().frames()).containsExactly(vote(1));
                assertThat(a.heard().frames()).containsExactly(vote(2));
            });
            assertThat(a.heard().connected()).hasSize(1);
            assertThat(b.heard().connected()).hasSize(1);
        }
    }

    @Test
    void anOversizeFrameEndsTheLinkAndCountsAgainstThePeer() {
        FrameLimits generous = FrameLimits.of(List.of(new FrameKind(VOTE, "vote", 1 << 20, Priority.URGENT)));
        Peer a = start(Make.number(1).with(generous));
        Peer b = start(Make.number(2));
        link(a, b);
        a.transport().stopDialling(b.key());
        a.transport().send(b.key(), frame(VOTE, 4097));
        eventually(() -> assertThat(b.heard().lastEnd().map(Disconnect::cause)).contains(Cause.OVERSIZE_FRAME));
        eventually(() -> assertThat(a.heard().links()).isZero());
        assertThat(b.heard().frames()).isEmpty();
        assertThat(b.heard().lastEnd().orElseThrow().detail()).contains("4097").contains("4096");
        assertThat(b.transport().counters().offences()).isOne();
    }

    @Test
    void anUnknownTypeEndsTheLinkAndCountsAgainstThePeer() {
        FrameLimits other = FrameLimits.of(List.of(new FrameKind(77, "strange", 100, Priority.URGENT)));
        Peer a = start(Make.number(1).with(other));
        Peer b = start(Make.number(2));
        link(a, b);
        a.transport().stopDialling(b.key());
        a.transport().send(b.key(), frame(77, 3));
        eventually(() -> assertThat(b.heard().lastEnd().map(Disconnect::cause)).contains(Cause.UNKNOWN_TYPE));
        assertThat(b.heard().frames()).isEmpty();
    }

    @Test
    void aPeerRejectedAgainAndAgainIsShutOut() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        for (int offence = 1; offence <= 5; offence++) {
            link(a, b);
            b.transport().reject(a.key(), "not a vote");
            assertThat(b.heard().lastEnd()).contains(new Disconnect(Cause.MISCONDUCT, "not a vote"));
            int expected = offence;
            eventually(() -> assertThat(a.heard().ended()).hasSize(expected));
        }
        eventually(() -> assertThat(a.heard().refusals()).extracting(Refusal::field).contains(Field.BANNED));
        assertThat(b.heard().links()).isZero();
    }

    @Test
    void aSlowReaderFillsItsLaneThenIsDropped() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        link(a, b);
        stall(b);
        int accepted = 0;
        while (a.transport().send(b.key(), frame(TRANSACTION, 60_000)) == SendResult.ACCEPTED) {
            accepted++;
            // 16 MiB in the lane, and what the system's own buffers take.
            assertThat(accepted).isLessThan(1000);
        }
        assertThat(a.transport().send(b.key(), transaction(1))).isIn(SendResult.QUEUE_FULL, SendResult.ACCEPTED);
        eventually(() -> assertThat(a.heard().lastEnd().map(Disconnect::cause)).contains(Cause.SLOW_READER));
        assertThat(a.transport().counters().framesDropped()).isPositive();
    }

    @Test
    void aClosedTransportSendsNothingAndMayBeClosedAgain() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        link(a, b);
        a.transport().close();
        a.transport().close();
        assertThat(a.heard().links()).isZero();
        assertThat(a.transport().send(b.key(), vote(1))).isEqualTo(SendResult.NOT_CONNECTED);
        eventually(() -> assertThat(b.heard().links()).isZero());
    }
}
