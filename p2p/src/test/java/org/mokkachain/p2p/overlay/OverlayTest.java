package org.mokkachain.p2p.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/** Single steps: what follows from what, and what hostile peers can do. */
final class OverlayTest {
    private static final OverlaySettings SETTINGS = OverlaySettings.DEFAULT.withViews(2, 4);

    private final Overlay overlay = new Overlay(peer(0), SETTINGS, new SplittableRandom(1));

    @Test
    void aNodeJoinsByAContactAndIsWalkedToOthers() {
        assertThat(after(new OverlayEvent.Join(List.of(peer(0), peer(1))))).isEqualTo("keep 1");
        assertThat(after(new OverlayEvent.LinkUp(peer(1).key()))).isEqualTo("Join to 1");
        assertThat(after(received(1, new OverlayMessage.NeighborReply(true)))).isEqualTo("up 1");
        assertThat(after(received(2, new OverlayMessage.Neighbor(peer(2), false))))
                .isEqualTo("keep 2, NeighborReply true to 2, up 2");
        assertThat(overlay.active()).containsExactly(peer(1), peer(2));
    }

    @Test
    void aContactTakesANewcomerInAndSendsItOnItsWalk() {
        begin(1);
        assertThat(after(received(2, new OverlayMessage.Join(peer(2)))))
                .isEqualTo("keep 2, NeighborReply true to 2, up 2, ForwardJoin to 1");
        assertThat(after(received(3, new OverlayMessage.Join(peer(3)))))
                .matches("ForwardJoin to [12], Disconnect to [12], release [12], down [12],"
                        + " keep 3, NeighborReply true to 3, up 3, ForwardJoin to [12]");
        assertThat(overlay.active()).hasSize(2);
        assertThat(overlay.passive()).hasSize(1);
    }

    @Test
    void aWalkEndsWhereThereIsNowhereToGo() {
        begin(1);
        assertThat(after(received(1, new OverlayMessage.ForwardJoin(peer(5), 6)))).isEqualTo("keep 5");
        assertThat(after(new OverlayEvent.LinkUp(peer(5).key()))).isEqualTo("Neighbor to 5");
    }

    @Test
    void aWalkGoesOnAndTheNewcomerIsRememberedOnItsWay() {
        begin(1, 2);
        assertThat(after(received(1, new OverlayMessage.ForwardJoin(peer(5), 6)))).isEqualTo("ForwardJoin to 2");
        assertThat(overlay.passive()).isEmpty();
        assertThat(after(received(1, new OverlayMessage.ForwardJoin(peer(5), 3)))).isEqualTo("ForwardJoin to 2");
        assertThat(overlay.passive()).containsExactly(peer(5));
    }

    @Test
    void onlyTheUrgentAreTakenInByAFullNode() {
        begin(1, 2);
        assertThat(after(received(3, new OverlayMessage.Neighbor(peer(3), false))))
                .isEqualTo("NeighborReply false to 3");
        assertThat(after(received(3, new OverlayMessage.Neighbor(peer(3), true)))).endsWith("up 3");
        assertThat(overlay.active()).hasSize(2).contains(peer(3));
    }

    @Test
    void aLostNeighbourIsReplacedAndAskedAgain() {
        begin(1, 2);
        after(new OverlayEvent.Known(peer(3)));
        assertThat(after(new OverlayEvent.LinkDown(peer(2).key()))).isEqualTo("down 2, keep 3");
        assertThat(after(new OverlayEvent.Unreachable(peer(3).key()))).isEmpty();
        assertThat(overlay.passive()).isEmpty();

        long due = overlay.wakeAt();
        assertThat(due).isBetween(1_000L, 1_500L);
        assertThat(overlay.step(2_000, new OverlayEvent.Wake()).toString()).contains("Keep");
        assertThat(after(new OverlayEvent.LinkUp(peer(2).key()))).isEqualTo("urgent Neighbor to 2");
    }

    @Test
    void whoeverDoesNotAnswerIsLetGo() {
        begin(1);
        after(new OverlayEvent.Known(peer(3)));
        after(new OverlayEvent.LinkUp(peer(3).key()));
        assertThat(after(5_000, new OverlayEvent.Wake())).contains("Disconnect to 3, release 3");
        assertThat(overlay.active()).containsExactly(peer(1));
    }

    @Test
    void pinnedNeighboursArePlacedBesideTheOthersAndNeverPutOut() {
        begin(1, 2);
        assertThat(after(new OverlayEvent.Pin(List.of(peer(7), peer(8))))).isEqualTo("keep 7, keep 8");
        for (int validator : List.of(7, 8)) {
            after(new OverlayEvent.LinkUp(peer(validator).key()));
            after(received(validator, new OverlayMessage.NeighborReply(true)));
        }
        for (int stranger = 20; stranger < 60; stranger++) {
            after(received(stranger, new OverlayMessage.Neighbor(peer(stranger), true)));
            after(received(stranger, new OverlayMessage.Join(peer(stranger))));
        }
        assertThat(overlay.active()).hasSize(4).contains(peer(7), peer(8));
        assertThat(after(new OverlayEvent.Unreachable(peer(7).key()))).startsWith("down 7");
        assertThat(after(1_500, new OverlayEvent.Wake())).contains("keep 7");
    }

    @Test
    void nobodyGivesAnAddressForAnotherNode() {
        begin(1);
        assertThat(after(received(2, new OverlayMessage.Join(peer(3))))).isEqualTo("offence 2");
        assertThat(after(received(2, new OverlayMessage.Neighbor(peer(3), true)))).isEqualTo("offence 2");
        assertThat(overlay.active()).containsExactly(peer(1));
    }

    @Test
    void walksAndShufflesBeyondTheLimitsAreOffences() {
        begin(1, 2);
        List<PeerAddress> many = IntStream.range(10, 18).mapToObj(OverlayTest::peer).toList();
        assertThat(after(received(1, new OverlayMessage.ForwardJoin(peer(5), 7)))).isEqualTo("offence 1");
        assertThat(after(received(1, new OverlayMessage.Shuffle(peer(5), 7, List.of())))).isEqualTo("offence 1");
        assertThat(after(received(1, new OverlayMessage.Shuffle(peer(5), 1, many)))).isEqualTo("offence 1");
        assertThat(after(received(1, new OverlayMessage.ShuffleReply(many)))).isEqualTo("offence 1");
        assertThat(overlay.passive()).isEmpty();
    }

    @Test
    void strangersCannotSpeakAsNeighbours() {
        begin(1, 2);
        List<PeerAddress> some = List.of(peer(10), peer(11));
        assertThat(after(received(9, new OverlayMessage.ForwardJoin(peer(5), 0)))).isEqualTo("release 9");
        assertThat(after(received(9, new OverlayMessage.Shuffle(peer(9), 1, some)))).isEqualTo("release 9");
        assertThat(after(received(9, new OverlayMessage.ShuffleReply(some)))).isEmpty();
        assertThat(after(received(9, new OverlayMessage.Disconnect(true)))).isEmpty();
        assertThat(after(received(9, new OverlayMessage.NeighborReply(false)))).isEmpty();
        assertThat(after(received(9, new OverlayMessage.NeighborReply(true)))).isEqualTo("release 9");
        assertThat(overlay.passive()).isEmpty();
        assertThat(overlay.active()).containsExactly(peer(1), peer(2));
    }

    @Test
    void aShuffleIsAnsweredToItsOriginOnceAndWithAsMany() {
        begin(1, 2);
        after(new OverlayEvent.Known(peer(3)));
        assertThat(after(received(1, new OverlayMessage.Shuffle(peer(9), 6, List.of(peer(10)))))).isEqualTo(
                "Shuffle to 2");
        assertThat(after(received(1, new OverlayMessage.Shuffle(peer(9), 1, List.of(peer(10)))))).isEqualTo(
                "ShuffleReply to 9");
        assertThat(overlay.passive()).contains(peer(9), peer(10));
    }

    @Test
    void aFloodOfHostileMessagesLeavesEverythingBounded() {
        begin(1, 2);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            PeerAddress from = peer(1 + random.nextInt(300));
            OverlayMessage message = switch (random.nextInt(7)) {
                case 0 -> new OverlayMessage.Join(from);
                case 1 -> new OverlayMessage.ForwardJoin(peer(random.nextInt(1_000)), random.nextInt(16));
                case 2 -> new OverlayMessage.Neighbor(from, random.nextBoolean());
                case 3 -> new OverlayMessage.NeighborReply(random.nextBoolean());
                case 4 -> new OverlayMessage.Disconnect(random.nextBoolean());
                case 5 -> new OverlayMessage.Shuffle(from, random.nextInt(16), List.of(peer(i), peer(i + 1), peer(0)));
                default -> new OverlayMessage.ShuffleReply(List.of(peer(i + 2)));
            };
            overlay.step(i, new OverlayEvent.Received(from.key(), message));
            if (overlay.wakeAt() <= i) {
                overlay.step(i, new OverlayEvent.Wake());
            }
            assertThat(overlay.active().size()).isLessThanOrEqualTo(2);
            assertThat(overlay.passive().size()).isLessThanOrEqualTo(4);
            assertThat(overlay.active()).doesNotContain(peer(0));
            assertThat(overlay.passive()).doesNotContain(peer(0));
        }
    }

    @Test
    void beforeItTakesPartANodeTakesNobodyIn() {
        assertThat(after(received(1, new OverlayMessage.Join(peer(1))))).isEqualTo("release 1");
        assertThat(overlay.wakeAt()).isEqualTo(Long.MAX_VALUE);
    }

    private void begin(int... neighbours) {
        after(new OverlayEvent.Join(List.of()));
        for (int neighbour : neighbours) {
            after(received(neighbour, new OverlayMessage.Neighbor(peer(neighbour), true)));
        }
    }

    private String after(OverlayEvent event) {
        return after(0, event);
    }

    private String after(long now, OverlayEvent event) {
        return overlay.step(now, event).stream().map(OverlayTest::words).collect(Collectors.joining(", "));
    }

    private static String words(OverlayEffect effect) {
        return switch (effect) {
            case OverlayEffect.Keep(PeerAddress peer) -> "keep " + peer.key().unsignedByteAt(2);
            case OverlayEffect.Release(PublicKey key) -> "release " + key.unsignedByteAt(2);
            case OverlayEffect.Send(PeerAddress to, OverlayMessage message) -> words(message) + " to "
                    + to.key().unsignedByteAt(2);
            case OverlayEffect.NeighborUp(PublicKey key) -> "up " + key.unsignedByteAt(2);
            case OverlayEffect.NeighborDown(PublicKey key) -> "down " + key.unsignedByteAt(2);
            case OverlayEffect.Offence(PublicKey key, String sentence) -> "offence " + key.unsignedByteAt(2);
        };
    }

    private static String words(OverlayMessage message) {
        return switch (message) {
            case OverlayMessage.NeighborReply reply -> "NeighborReply " + reply.accepted();
            case OverlayMessage.Neighbor ask -> ask.urgent() ? "urgent Neighbor" : "Neighbor";
            default -> message.getClass().getSimpleName();
        };
    }

    private static OverlayEvent received(int from, OverlayMessage message) {
        return new OverlayEvent.Received(peer(from).key(), message);
    }

    private static PeerAddress peer(int number) {
        return OverlayWorld.address(number);
    }
}
