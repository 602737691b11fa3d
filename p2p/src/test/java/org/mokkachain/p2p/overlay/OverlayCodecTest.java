package org.mokkachain.p2p.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** Every message has one encoding, and nothing else is read. */
final class OverlayCodecTest {
    private static final PeerAddress PEER = OverlayWorld.address(7);
    private static final PeerAddress IPV6 = new PeerAddress(PublicKey.of(new byte[32]), "2001:db8::7", 1);
    static final List<OverlayMessage> MESSAGES = List.of(
            new OverlayMessage.Join(PEER),
            new OverlayMessage.ForwardJoin(IPV6, 6),
            new OverlayMessage.Neighbor(PEER, true),
            new OverlayMessage.NeighborReply(false),
            new OverlayMessage.Disconnect(true),
            new OverlayMessage.Shuffle(PEER, 3, List.of(IPV6, PEER)),
            new OverlayMessage.ShuffleReply(List.of()));

    @Test
    void everyMessageIsReadAsItWasWritten() throws DecodingException {
        for (OverlayMessage message : MESSAGES) {
            assertThat(OverlayCodec.decode(OverlayCodec.encode(message))).isEqualTo(message);
        }
    }

    @Test
    void theLongestMessageFitsTheLimit() {
        String label = "a".repeat(60) + ".";
        PeerAddress longest = new PeerAddress(PEER.key(), label.repeat(4) + "b".repeat(9), 65_535);
        OverlayMessage message = new OverlayMessage.Shuffle(
                longest, OverlayMessage.MAX_TTL, Collections.nCopies(OverlayMessage.MAX_ENTRIES, longest));
        assertThat(OverlayCodec.encode(message).length()).isLessThanOrEqualTo(OverlayCodec.MAX_BYTES);
    }

    @Test
    void truncatedOrPaddedMessagesAreRefused() {
        for (OverlayMessage message : MESSAGES) {
            byte[] bytes = OverlayCodec.encode(message).toBytes();
            for (int length = 0; length < bytes.length; length++) {
                refused(Arrays.copyOf(bytes, length));
            }
            refused(Arrays.copyOf(bytes, bytes.length + 1));
        }
    }

    @Test
    void changedBytesAreRefusedOrAnotherMessage() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = OverlayCodec.encode(MESSAGES.get(i % MESSAGES.size())).toBytes();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                assertThat(OverlayCodec.encode(OverlayCodec.decode(Bytes.of(bytes)))).isEqualTo(Bytes.of(bytes));
            } catch (DecodingException refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void whatIsBeyondTheLimitsCannotBeMade() {
        assertThatThrownBy(() -> new OverlayMessage.ForwardJoin(PEER, 16)).hasMessage("a walk of 16 steps");
        assertThatThrownBy(() -> new OverlayMessage.ShuffleReply(Collections.nCopies(33, PEER)))
                .hasMessage("a shuffle of 33 entries");
    }

    private static void refused(byte[] bytes) {
        assertThatThrownBy(() -> OverlayCodec.decode(Bytes.of(bytes))).isInstanceOf(DecodingException.class);
    }
}
