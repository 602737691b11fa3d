package org.mokkachain.p2p.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Clock;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Graft;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Have;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Open;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Prune;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Push;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** What is signed, and what is read from bytes. */
class BroadcastVerifierTest {
    private static final SignatureScheme SCHEME = Ed25519.preferred();
    private static final Hash NETWORK = Hash.fromHex("11".repeat(32));
    private static final Signer SIGNER = SCHEME.signer(PrivateKey.of(new byte[32]));
    private static final FeedId FEED = new FeedId(SIGNER.publicKey(), 1_700_000_000_000L);
    private static final Message MESSAGE = new MessageSeal(NETWORK).sign(SIGNER, FEED, 7, World.text("content"));

    private static boolean isAccepted(Message message, Hash network) {
        Push push = new Push(message.feed(), 1, message.sequence(), message.sequence(), false, List.of(message));
        return new BroadcastVerifier(SCHEME.verifier(), network).verify(push).isPresent();
    }

    @Test
    void nothingOfAMessageCanBeChanged() {
        assertThat(isAccepted(MESSAGE, NETWORK)).isTrue();
        assertThat(isAccepted(MESSAGE, Hash.ZERO)).isFalse();
        FeedId later = new FeedId(FEED.origin(), FEED.epoch() + 1);
        assertThat(isAccepted(new Message(later, 7, MESSAGE.content(), MESSAGE.signature()), NETWORK)).isFalse();
        assertThat(isAccepted(new Message(FEED, 8, MESSAGE.content(), MESSAGE.signature()), NETWORK)).isFalse();
        assertThat(isAccepted(new Message(FEED, 7, World.text("other"), MESSAGE.signature()), NETWORK)).isFalse();
    }

    @Test
    void everyMessageIsReadAsItWasWritten() throws DecodingException {
        for (BroadcastMessage message : samples().toList()) {
            Bytes encoded = BroadcastCodec.encode(message);
            assertThat(encoded.length()).isEqualTo(BroadcastCodec.sizeOf(message));
            assertThat(BroadcastCodec.decode(encoded)).isEqualTo(message);
            for (int length = 0; length < encoded.length(); length++) {
                Bytes cut = encoded.slice(0, length);
                assertThatThrownBy(() -> BroadcastCodec.decode(cut)).isInstanceOf(DecodingException.class);
            }
        }
    }

    private static Stream<BroadcastMessage> samples() {
        Head head = new Head(FEED, 9, 3);
        Mark mark = new Mark(FEED, 9);
        return Stream.of(
                new Open(5, 6, 7, true),
                new Clock(1, 2, List.of(head)),
                new Push(FEED, 1, 4, 9, true, List.of(new Hole(3), MESSAGE, new Hole(1L << 40))),
                new Have(List.of(head, head)),
                new Prune(List.of(mark)),
                new Graft(List.of()));
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThatThrownBy(() -> new Push(FEED, 1, 6, 9, false, List.of(MESSAGE))).hasMessageContaining("another");
        assertThatThrownBy(() -> new Push(FEED, 1, 1, 9, false, List.of(new Hole(1), new Hole(1))))
                .hasMessageContaining("follows a hole");
        assertThatThrownBy(() -> new Clock(3, 2, List.of())).hasMessageContaining("since");
        assertThatThrownBy(() -> new Hole(0)).hasMessageContaining("count");
        Bytes tooFar = BroadcastCodec.encode(new Push(FEED, 0, Long.MAX_VALUE - 1, 1, true, List.of(new Hole(1))));
        byte[] changed = tooFar.toBytes();
        changed[changed.length - 1] = 2;
        assertThatThrownBy(() -> BroadcastCodec.decode(Bytes.of(changed))).isInstanceOf(DecodingException.class);
    }
}
