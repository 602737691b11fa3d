package org.mokkachain.p2p.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mokkachain.p2p.transport.TestNetwork.BLOCK;
import static org.mokkachain.p2p.transport.TestNetwork.TRANSACTION;
import static org.mokkachain.p2p.transport.TestNetwork.VOTE;
import static org.mokkachain.p2p.transport.TestNetwork.frame;
import static org.mokkachain.p2p.transport.TestNetwork.identity;
import static org.mokkachain.p2p.transport.TestNetwork.key;
import static org.mokkachain.p2p.transport.TestNetwork.vote;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Refusal.Field;
import org.mokkachain.p2p.transport.SendResult;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.TransportHarness;
import org.mokkachain.types.value.Bytes;

/** A node among strangers who do not mean well: they come to nothing, and its link to an honest peer stays whole. */
class HostilePeerTest extends TransportHarness {
    private static final int HELLO = 0xf0;
    private static final int READY = 0xf1;
    private static final int REFUSED = 0xf2;
    private static final int PING = 0xf3;
    private static final int PONG = 0xf4;

    private TransportSettings settings = TransportSettings.listeningOn("127.0.0.1", 0)
            .withTiming(new TransportSettings.Timing(Duration.ofSeconds(3), Duration.ofMillis(1500),
                    Duration.ofMillis(1500), Duration.ofMillis(300), Duration.ofMillis(50), Duration.ofMillis(500)));
    private Peer victim;
    private Peer honest;

    @BeforeEach
    void linkVictimAndHonestPeer() {
        victim = start(Make.number(1));
        honest = start(Make.number(2));
        link(honest, victim);
    }

    @Override
    protected Transport create(Make make) {
        return new NettyTransport(make.key(), make.identity(), make.limits(), make.admission(), settings);
    }

    @Override
    protected Transport createAt(PeerAddress place, Make make) {
        throw new UnsupportedOperationException("not needed here");
    }

    @Override
    protected void stall(Peer reader) {
        throw new UnsupportedOperationException("not needed here");
    }

    @Override
    protected void eventually(Check check) {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5)).untilAsserted(check::run);
    }

    private void assertHonestLinkWorks() {
        int before = victim.heard().frames().size();
        assertThat(honest.transport().send(victim.key(), vote(before))).isEqualTo(SendResult.ACCEPTED);
        eventually(() -> assertThat(victim.heard().frames()).contains(vote(before)));
        assertThat(honest.heard().ended()).isEmpty();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(victim.address().host(), victim.address().port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private RawPeer stranger(int index) throws IOException, GeneralSecurityException {
        return RawPeer.dial(victim.address(), key(index));
    }

    private RawPeer linkedStranger(int index) throws IOException, GeneralSecurityException {
        RawPeer raw = stranger(index);
        assertThat(raw.shakeHands(identity(index), index)).isEqualTo(READY);
        return raw;
    }

    private void eventuallyEndedBecause(Cause cause) {
        eventually(() -> assertThat(victim.heard().lastEnd().map(Disconnect::cause)).contains(cause));
    }

    @Test
    void anIndependentImplementationLinksWhicheverKeyIsLarger() throws Exception {
        for (int index : new int[] {3, 4, 5, 6, 7}) {
            try (RawPeer raw = linkedStranger(index)) {
                raw.send(VOTE, new byte[] {42, (byte) index});
                Frame expected = new Frame(VOTE, Bytes.of((byte) 42, (byte) index));
                eventually(() -> assertThat(victim.heard().frames()).contains(expected));
                raw.send(PING, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
                RawPeer.RawFrame answer = raw.read();
                while (answer.type() != PONG) {
                    answer = raw.read();
                }
                assertThat(answer.body()).hasSize(16).startsWith(1, 2, 3, 4, 5, 6, 7, 8);
            }
        }
    }

    @Test
    void garbageInsteadOfTlsIsRefused() throws Exception {
        Random random = new Random(4711);
        for (int i = 0; i < 50; i++) {
            try (Socket socket = connect()) {
                byte[] garbage = new byte[1 + random.nextInt(3000)];
                random.nextBytes(garbage);
                socket.getOutputStream().write(garbage);
                socket.shutdownOutput();
                drain(socket);
            }
        }
        eventually(() -> assertThat(victim.heard().refusals()).hasSizeGreaterThanOrEqualTo(50)
                .extracting(Refusal::field).containsOnly(Field.PROTOCOL));
        assertHonestLinkWorks();
    }

    private static void drain(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // Until it is closed.
            }
        } catch (IOException e) {
            // A reset is an end too.
        }
    }

    @Test
    void whoSaysNothingIsClosedAtTheHandshakeTimeout() throws Exception {
        long start = System.nanoTime();
        try (Socket silent = connect()) {
            drain(silent);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(
                Duration.ofMillis(1000), Duration.ofSeconds(8));
        assertHonestLinkWorks();
    }

    @Test
    void whoSendsOneByteAtATimeIsClosedAtTheHandshakeTimeout() throws Exception {
        try (Socket slow = connect()) {
            AtomicBoolean closed = new AtomicBoolean();
            byte[] clientHelloStart = {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};
            await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(100)).until(() -> {
                try {
                    slow.getOutputStream().write(clientHelloStart[0]);
                } catch (IOException e) {
                    closed.set(true);
                }
                return closed.get();
            });
        }
        assertHonestLinkWorks();
    }

    @Test
    void whoStopsAfterTlsIsClosedAtTheHandshakeTimeout() throws Exception {
        try (RawPeer raw = stranger(3)) {
            raw.awaitEnd();
        }
        eventually(() -> assertThat(victim.heard().refusals()).extracting(Refusal::theirs)
                .contains("no handshake within the time limit"));
        assertHonestLinkWorks();
    }

    @Test
    void withoutACertificateNobodyGetsIn() throws Exception {
        try (RawPeer raw = RawPeer.dialWithoutCertificate(victim.address(), key(3))) {
            raw.awaitEnd();
        }
        assertThat(victim.heard().connected()).hasSize(1);
        assertHonestLinkWorks();
    }

    @Test
    void aCertificateWithAnotherKindOfKeyIsRefused() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        try (RawPeer raw = RawPeer.dial(
                victim.address(), key(3), rsa.getPrivate(), NodeCertificate.of(key(3)).certificate())) {
            raw.awaitEnd();
        } catch (IOException | GeneralSecurityException e) {
            assertThat(e).isNotNull();
        }
        assertThat(victim.heard().connected()).hasSize(1);
        assertHonestLinkWorks();
    }

    @Test
    void framesBeforeTheHandshakeIsOverAreRefused() throws Exception {
        try (RawPeer raw = stranger(3)) {
            raw.send(VOTE, new byte[] {1});
            raw.awaitEnd();
        }
        assertThat(victim.heard().frames()).isEmpty();
        assertHonestLinkWorks();
    }

    @Test
    void anUndecodableHelloIsRefused() throws Exception {
        Random random = new Random(815);
        for (int i = 0; i < 30; i++) {
            try (RawPeer raw = stranger(3)) {
                byte[] body = new byte[random.nextInt(200)];
                random.nextBytes(body);
                raw.send(HELLO, body);
                raw.awaitEnd();
            }
        }
        assertThat(victim.heard().connected()).hasSize(1);
        assertHonestLinkWorks();
    }

    @Test
    void anOversizeLengthIsRefusedFromTheHeaderAlone() throws Exception {
        try (RawPeer raw = linkedStranger(3)) {
            raw.header(Integer.MAX_VALUE, BLOCK);
            raw.awaitEnd();
        }
        eventuallyEndedBecause(Cause.OVERSIZE_FRAME);
        try (RawPeer raw = linkedStranger(4)) {
            raw.header(-1, VOTE);
            raw.awaitEnd();
        }
        eventually(() -> assertThat(victim.transport().counters().offences()).isEqualTo(2));
        assertHonestLinkWorks();
    }

    @Test
    void randomBytesOnALinkEndIt() throws Exception {
        Random random = new Random(99);
        for (int index = 3; index < 13; index++) {
            try (RawPeer raw = linkedStranger(index)) {
                byte[] garbage = new byte[5000];
                random.nextBytes(garbage);
                raw.raw(garbage);
                raw.awaitEnd();
            } catch (IOException e) {
                // It was closed while we still wrote.
                assertThat(e).isNotNull();
            }
        }
        eventually(() -> assertThat(victim.heard().links()).isOne());
        assertHonestLinkWorks();
    }

    @Test
    void aLinkThatFallsSilentIsEnded() throws Exception {
        try (RawPeer raw = linkedStranger(3)) {
            raw.awaitEnd();
        }
        eventuallyEndedBecause(Cause.IDLE);
        assertHonestLinkWorks();
    }

    @Test
    void aFrameThatTricklesInIsSilence() throws Exception {
        try (RawPeer raw = linkedStranger(3)) {
            raw.header(1 << 20, BLOCK);
            await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(50)).until(() -> {
                try {
                    raw.raw(new byte[1]);
                    return false;
                } catch (IOException e) {
                    return true;
                }
            });
        }
        eventuallyEndedBecause(Cause.IDLE);
    }

    @Test
    void aRestartedPeerTakesThePlaceOfItsOldLink() throws Exception {
        try (RawPeer old = linkedStranger(3); RawPeer anew = stranger(3)) {
            assertThat(anew.shakeHands(identity(3), 77)).isEqualTo(READY);
            eventuallyEndedBecause(Cause.REPLACED);
            old.awaitEnd();
            assertThat(victim.heard().links()).isEqualTo(2);
        }
    }

    @Test
    void aSecondLinkOfTheSamePeerIsRefusedByTheSideWithTheSmallerKey() throws Exception {
        int larger = largerThanVictim();
        try (RawPeer first = linkedStranger(larger); RawPeer second = stranger(larger)) {
            assertThat(second.shakeHands(identity(larger), larger)).isEqualTo(REFUSED);
            first.send(VOTE, new byte[] {9});
            eventually(() -> assertThat(victim.heard().frames()).contains(new Frame(VOTE, Bytes.of((byte) 9))));
        }
        assertThat(victim.heard().refusals()).isEmpty();
    }

    private int largerThanVictim() {
        int index = 3;
        while (key(index).publicKey().compareTo(victim.key()) < 0) {
            index++;
        }
        return index;
    }

    @Test
    void aThousandConnectionsAreTurnedAwayAndForgotten() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                sockets.add(connect());
            }
            eventually(() -> assertThat(victim.transport().counters().turnedAway()).isGreaterThan(900));
            assertHonestLinkWorks();
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        // Once they are gone there is room again.
        eventually(() -> {
            try (RawPeer raw = linkedStranger(3)) {
                raw.send(VOTE, new byte[] {5});
            } catch (IOException | GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        });
        assertHonestLinkWorks();
    }

    @Test
    void whoExceedsItsQuotaIsSlowedDownAndNotCutOff() {
        settings = settings.withInbound(new TransportSettings.Inbound(
                16, 64, 64, new TransportSettings.Quota(64 << 20, 2000), TransportSettings.Conduct.DEFAULT));
        Peer limited = start(Make.number(3));
        Peer flooder = start(Make.number(4));
        link(flooder, limited);
        long start = System.nanoTime();
        for (int i = 0; i < 5000; i++) {
            assertThat(flooder.transport().send(limited.key(), frame(TRANSACTION, 100)))
                    .isEqualTo(SendResult.ACCEPTED);
        }
        eventually(() -> assertThat(limited.heard().frames()).hasSize(5000));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(800));
        assertThat(limited.transport().counters().throttled()).isPositive();
        assertThat(flooder.heard().ended()).isEmpty();
    }

    @Test
    void inboundLinksAreLimitedButWantedPeersHaveRoom() throws Exception {
        settings = settings.withInbound(new TransportSettings.Inbound(
                1, 64, 64, TransportSettings.Quota.DEFAULT, TransportSettings.Conduct.DEFAULT));
        Peer small = start(Make.number(5));
        Peer first = start(Make.number(6));
        Peer second = start(Make.number(7));
        link(first, small);
        second.transport().keepConnected(small.address());
        eventually(() -> assertThat(second.heard().refusals()).extracting(Refusal::field).contains(Field.CAPACITY));
        small.transport().keepConnected(second.address());
        eventually(() -> assertThat(small.heard().links()).isEqualTo(2));
    }
}
