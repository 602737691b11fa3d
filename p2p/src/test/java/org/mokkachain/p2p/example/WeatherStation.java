package org.mokkachain.p2p.example;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.mokkachain.p2p.gossip.AsciiText;
import org.mokkachain.p2p.gossip.GossipEffect;
import org.mokkachain.p2p.gossip.GossipFrames;
import org.mokkachain.p2p.gossip.GossipSettings;
import org.mokkachain.p2p.host.GossipNode;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.p2p.transport.netty.NettyTransport;
import org.mokkachain.p2p.transport.netty.TransportSettings;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/** Stations that know each other's temperature now, and every warning ever given, in order. */
final class WeatherStation implements AutoCloseable {
    private static final Hash NETWORK = Sha256.hash("weather/1", new byte[0]);

    private final NettyTransport transport;
    private final GossipNode gossip;
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();

    WeatherStation(String name, PrivateKey key, ScheduledExecutorService timer) {
        var identity = new NetworkIdentity("weather", NETWORK, 1, Role.OBSERVER, name);
        transport = new NettyTransport(
                key,
                identity,
                FrameLimits.of(GossipFrames.kinds()),
                AdmissionPolicy.everybody(),
                TransportSettings.listeningOn("127.0.0.1", 0));
        var scheme = Ed25519.preferred();
        var self = new GossipNode.Self(scheme.signer(key), scheme.verifier(), NETWORK);
        gossip = new GossipNode(transport, self, GossipSettings.DEFAULT, timer, this::heard);
    }

    void start(PeerAddress... contacts) throws IOException {
        gossip.start(List.of(contacts));
    }

    PeerAddress address() {
        return transport.address();
    }

    void measured(String temperature) {
        gossip.put("temperature", AsciiText.encode(temperature));
    }

    void warn(String warning) {
        gossip.publish(AsciiText.encode(warning));
    }

    private void heard(GossipEffect.News news) {
        if (news instanceof GossipEffect.Delivered delivered) {
            warnings.add(AsciiText.decode(delivered.message().content()));
        }
    }

    /** What this station has heard from the others, in order of each. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    Optional<String> temperatureAt(PeerAddress station) {
        return gossip.peers().stream()
                .filter(peer -> peer.live() && peer.key().equals(station.key()))
                .flatMap(peer -> Optional.ofNullable(peer.values().get("temperature")).stream())
                .map(AsciiText::decode)
                .findFirst();
    }

    @Override
    public void close() {
        gossip.close();
    }
}
