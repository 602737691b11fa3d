package org.mokkachain.p2p.transport.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mokkachain.p2p.transport.TestNetwork.vote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.TransportContract;
import org.mokkachain.p2p.transport.memory.MemoryNetwork.Delivery;
import org.mokkachain.types.value.PublicKey;

class MemoryTransportTest extends TransportContract {
    private final MemoryNetwork network =
            new MemoryNetwork(Delivery.STEPPED, InstantSource.fixed(Instant.ofEpochSecond(1_000_000)));

    @Override
    protected Transport create(Make make) {
        return network.node(make.key().publicKey(), make.identity(), make.limits(), make.admission());
    }

    @Override
    protected Transport createAt(PeerAddress place, Make make) {
        return network.nodeAt(place, make.identity(), make.limits(), make.admission());
    }

    @Override
    protected void eventually(Check check) {
        network.redial();
        network.deliverAll();
        network.dropSlowReaders();
        check.run();
    }

    @Override
    protected void stall(Peer reader) {
        network.stall(reader.key());
    }

    @Test
    void nothingArrivesBeforeAStep() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        link(a, b);
        a.transport().send(b.key(), vote(1));
        a.transport().send(b.key(), vote(2));
        assertThat(b.heard().frames()).isEmpty();
        assertThat(network.deliverNext()).isTrue();
        assertThat(b.heard().frames()).containsExactly(vote(1));
        assertThat(network.deliverNext()).isTrue();
        assertThat(network.deliverNext()).isFalse();
        assertThat(b.heard().frames()).containsExactly(vote(1), vote(2));
    }

    @Test
    void directDeliveryNeedsNoStep() {
        MemoryNetwork direct = new MemoryNetwork(Delivery.DIRECT, InstantSource.system());
        Make one = Make.number(1);
        Make two = Make.number(2);
        Peer a = started(direct.node(one.key().publicKey(), one.identity(), one.limits(), one.admission()));
        Peer b = started(direct.node(two.key().publicKey(), two.identity(), two.limits(), two.admission()));
        a.transport().keepConnected(b.address());
        assertThat(a.transport().broadcast(vote(1))).isOne();
        assertThat(b.heard().frames()).containsExactly(vote(1));
    }

    @Test
    void whoIsDividedIsNotReachedUntilTheNetworkIsOneAgain() {
        Peer a = start(Make.number(1));
        Peer b = start(Make.number(2));
        Peer c = start(Make.number(3));
        link(a, b);
        link(a, c);
        network.divide(List.of(Set.of(a.key(), b.key())));
        assertThat(linked(a)).containsExactly(b.key());
        network.redial();
        network.deliverAll();
        assertThat(linked(a)).containsExactly(b.key());
        assertThat(a.transport().peers()).filteredOn(peer -> peer.key().equals(c.key())).singleElement()
                .satisfies(peer -> assertThat(peer.trouble().orElseThrow().sentence()).contains("does not answer"));
        network.divide(List.of());
        assertThat(linked(a)).containsExactlyInAnyOrder(b.key(), c.key());
    }

    private static List<PublicKey> linked(Peer peer) {
        return peer.transport().peers().stream().filter(PeerStatus::connected).map(PeerStatus::key).toList();
    }

    @Test
    void whereThatIsAskedForWantedPeersAreDialledAgainWhileFramesAreSent() {
        AtomicLong now = new AtomicLong();
        MemoryNetwork again = new MemoryNetwork(Delivery.DIRECT, () -> Instant.ofEpochMilli(now.get()),
                Optional.of(Duration.ofMillis(100)));
        Make one = Make.number(1);
        Make two = Make.number(2);
        Peer a = started(again.node(one.key().publicKey(), one.identity(), one.limits(), one.admission()));
        Peer b = started(again.node(two.key().publicKey(), two.identity(), two.limits(), two.admission()));
        a.transport().keepConnected(b.address());
        b.transport().disconnect(a.key(), "for a moment");
        assertThat(a.transport().broadcast(vote(1))).isZero();
        now.addAndGet(200);
        a.transport().broadcast(vote(2));
        assertThat(a.transport().broadcast(vote(3))).isOne();
    }
}
