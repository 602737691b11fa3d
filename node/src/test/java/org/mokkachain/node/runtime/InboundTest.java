package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.node.http.EventHub;
import org.mokkachain.node.metrics.MessageFigures;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.node.replica.GossipCheck;
import org.mokkachain.node.replica.ReplicaEvent;
import org.mokkachain.p2p.gossip.GossipVerifier;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.memory.MemoryNetwork;
import org.mokkachain.p2p.transport.memory.MemoryNetwork.Delivery;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

class InboundTest {
    private static final PublicKey PEER = DevelopmentKeys.of("peer").publicKey();

    private final Mailbox mailbox = new Mailbox(16);
    private final Workers workers = new Workers(1);
    private final MemoryNetwork network = new MemoryNetwork(Delivery.DIRECT, () -> Instant.EPOCH);

    @AfterEach
    void endWorkers() {
        workers.close();
    }

    @Test
    void ofAPeerThatConnectsWhileTheNodeBeginsToListenTheReplicaHearsAfterItsStart() throws IOException {
        Transport here = node(OneValidator.KEY);
        Transport there = node(PEER);
        there.start(inbound(new Mailbox(16)));
        here.keepConnected(there.address()); // is linked before the call that starts it returns

        inbound(mailbox).listen(here);

        assertThat(here.peers()).singleElement().matches(peer -> peer.link().isPresent(), "is linked");
        assertThat(mailbox.take(16, 16))
                .containsExactly(
                        new Task.Deliver(new ReplicaEvent.ForConsensus(new Event.Started())),
                        new Task.Deliver(new ReplicaEvent.PeerConnected(PEER)));
    }

    private Transport node(PublicKey key) {
        NetworkIdentity identity =
                new NetworkIdentity("test", Hash.ZERO, Wire.PROTOCOL_VERSION, Role.VALIDATOR, "node");
        return network.node(key, identity, Wire.limits(), AdmissionPolicy.only(List.of(OneValidator.KEY, PEER)));
    }

    private Inbound inbound(Mailbox to) {
        SignatureVerifier verifier = Ed25519.bouncyCastle().verifier();
        MessageChecks messages = OneValidator.checks();
        SignatureChecks signatures = new SignatureChecks(verifier);
        GossipCheck gossip = new GossipCheck(new GossipVerifier(verifier, Hash.ZERO), signatures::isSigned);
        MessageFigures figures = new MessageFigures(new Meters(new SimpleMeterRegistry()));
        LinkJournal links = new LinkJournal(messages, new EventHub(1, 16), () -> 0);
        return new Inbound(to, new Inbound.Checks(messages, signatures, gossip, figures), workers, links,
                new SelfCheck(to, 1, System::currentTimeMillis));
    }
}
