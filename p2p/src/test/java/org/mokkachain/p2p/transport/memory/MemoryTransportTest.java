package org.mokkachain.p2p.transport.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mokkachain.p2p.transport.TestNetwork.vote;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.TransportContract;
import org.mokkachain.p2p.transport.memory.MemoryNetwork.Delivery;

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
}
