package org.mokkachain.node.runtime;

import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.netty.NettyTransport;
import org.mokkachain.p2p.transport.netty.TransportSettings;
import org.mokkachain.types.crypto.PrivateKey;

/** Where a node gets its links with other nodes from. */
@FunctionalInterface
public interface TransportSource {
    /**
     * A transport that is not started.
     *
     * @param key the node's
     * @param said what the node says of itself in handshakes
     * @param frames that it will send and take
     * @param admission until the chain on disk is read
     */
    Transport open(PrivateKey key, NetworkIdentity said, FrameLimits frames, AdmissionPolicy admission);

    /** TLS over TCP, as configured. */
    static TransportSource sockets(NodeConfig.P2p p2p) {
        TransportSettings usual = TransportSettings.listeningOn(p2p.host(), p2p.port());
        TransportSettings.Inbound inbound = usual.inbound();
        TransportSettings settings = new TransportSettings(
                new TransportSettings.Listen(p2p.host(), p2p.port(), p2p.advertisedHost().orElse(p2p.host())),
                usual.threads(),
                usual.timing(),
                new TransportSettings.Inbound(
                        p2p.maxInbound(),
                        inbound.handshakes(),
                        inbound.handshakesPerAddress(),
                        inbound.quota(),
                        inbound.conduct()),
                usual.outbound());
        return (key, said, frames, admission) -> new NettyTransport(key, said, frames, admission, settings);
    }
}
