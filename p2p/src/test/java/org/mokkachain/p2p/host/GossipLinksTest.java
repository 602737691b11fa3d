package org.mokkachain.p2p.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.broadcast.BroadcastMessage;
import org.mokkachain.p2p.gossip.GossipEffect;
import org.mokkachain.p2p.gossip.GossipFrames;
import org.mokkachain.p2p.gossip.GossipMessage;
import org.mokkachain.p2p.overlay.OverlayMessage;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Recorder;
import org.mokkachain.p2p.transport.TestNetwork;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.memory.MemoryNetwork;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.value.PublicKey;

class GossipLinksTest {
    private static final FrameLimits LIMITS = FrameLimits.of(GossipFrames.kinds());
    private static final GossipMessage BYE = new GossipMessage.OfOverlay(new OverlayMessage.Disconnect(false));

    private final MemoryNetwork network =
            new MemoryNetwork(MemoryNetwork.Delivery.DIRECT, InstantSource.system());
    private final Transport here = transport(1);
    private final Transport there = transport(2);
    private final Recorder heardThere = new Recorder();
    private final List<PublicKey> congested = new ArrayList<>();
    private final GossipLinks links = new GossipLinks(here, congested::add);

    private Transport transport(int number) {
        PublicKey key = Ed25519.preferred().signer(TestNetwork.key(number)).publicKey();
        return network.node(key, TestNetwork.identity(number), LIMITS, AdmissionPolicy.everybody());
    }

    @BeforeEach
    void start() throws IOException {
        here.start(new Recorder());
        there.start(heardThere);
    }

    private PeerAddress peer() {
        return there.address();
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private boolean linked() {
        return here.peers().stream().anyMatch(peer -> peer.key().equals(peer().key()) && peer.connected());
    }

    @Test
    void aLinkIsKeptUntilALittleAfterItIsReleased() {
        links.carryOut(new GossipEffect.Keep(peer()), 0);
        assertThat(linked()).isTrue();
        links.carryOut(new GossipEffect.SendOnce(peer(), BYE), seconds(1));
        links.carryOut(new GossipEffect.Release(peer().key()), seconds(1));
        links.sweep(seconds(2));
        assertThat(linked()).as("what was sent may still be on its way").isTrue();
        links.sweep(seconds(3));
        assertThat(linked()).isFalse();
        network.redial();
        assertThat(linked()).as("nobody dials it again").isFalse();
        assertThat(heardThere.frames()).containsExactly(GossipFrames.encode(BYE));
    }

    @Test
    void whoeverIsWantedAgainInTimeKeepsTheLink() {
        links.carryOut(new GossipEffect.Keep(peer()), 0);
        links.carryOut(new GossipEffect.Release(peer().key()), seconds(1));
        links.carryOut(new GossipEffect.Keep(peer()), seconds(2));
        links.sweep(seconds(60));
        assertThat(linked()).isTrue();
    }

    @Test
    void anErrandIsDialledDeliveredAndTheLinkGivenUp() {
        links.carryOut(new GossipEffect.SendOnce(peer(), BYE), 0);
        links.sweep(0);
        assertThat(heardThere.frames()).containsExactly(GossipFrames.encode(BYE));
        links.sweep(seconds(3));
        assertThat(linked()).isFalse();
    }

    @Test
    void anErrandToWhomIsNotThereIsForgotten() {
        PeerAddress nobody = new PeerAddress(there.self(), "nowhere", 9);
        there.close();
        links.carryOut(new GossipEffect.SendOnce(nobody, BYE), 0);
        links.sweep(seconds(1));
        links.sweep(seconds(3));
        links.sweep(seconds(6));
        assertThat(here.peers()).as("it is not dialled for ever").isEmpty();
    }

    @Test
    void aLinkThatSomebodyElseNeedsIsNotGivenUp() {
        links.keepAlways(List.of(peer()), 0);
        links.carryOut(new GossipEffect.Keep(peer()), 0);
        links.carryOut(new GossipEffect.Release(peer().key()), 0);
        links.sweep(seconds(60));
        assertThat(linked()).isTrue();
    }

    @Test
    void aLinkThatNobodyElseNeedsAnyMoreStaysForAMinuteOrAsLongAsGossipWantsIt() {
        links.keepAlways(List.of(peer()), 0);
        links.keepAlways(List.of(), 0);
        links.sweep(seconds(59));
        assertThat(linked()).isTrue();
        links.carryOut(new GossipEffect.Keep(peer()), seconds(59));
        links.sweep(seconds(61));
        assertThat(linked()).isTrue();

        links.keepAlways(List.of(peer()), seconds(70));
        links.carryOut(new GossipEffect.Release(peer().key()), seconds(70));
        links.keepAlways(List.of(), seconds(70));
        links.sweep(seconds(131));
        assertThat(linked()).isFalse();
    }

    @Test
    void broadcastIsToldWhenAPeerReadsTooSlowly() {
        links.carryOut(new GossipEffect.Keep(peer()), 0);
        network.stall(peer().key());
        BroadcastMessage open = new BroadcastMessage.Open(1, 0, 0, false);
        GossipEffect send = new GossipEffect.Send(peer().key(), new GossipMessage.OfBroadcast(open));
        for (int i = 0; i < 3_000_000 && congested.isEmpty(); i++) {
            links.carryOut(send, 0);
        }
        assertThat(congested).containsExactly(peer().key());
    }

    @Test
    void anOffenceCountsAgainstThePeer() {
        links.carryOut(new GossipEffect.Keep(peer()), 0);
        links.carryOut(new GossipEffect.Offence(peer().key(), "spoke for somebody else"), 0);
        assertThat(here.counters().offences()).isOne();
        assertThat(heardThere.frames()).isEqualTo(List.<Frame>of());
    }
}
