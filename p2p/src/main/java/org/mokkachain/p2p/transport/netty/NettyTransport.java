package org.mokkachain.p2p.transport.netty;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.CurrentAdmission;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.p2p.transport.HandshakeCheck;
import org.mokkachain.p2p.transport.Hello;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.Offences;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Priority;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.p2p.transport.SendResult;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.TransportCounters;
import org.mokkachain.p2p.transport.TransportListener;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.value.PublicKey;

/**
 * The transport over TCP and TLS 1.3 of {@code docs/protocol/transport.md}. Its event-loop threads call the
 * listener, which must not block them. Thread-safe.
 */
public final class NettyTransport implements Transport {
    private final PrivateKey key;
    private final PublicKey self;
    private final FrameLimits limits;
    private final CurrentAdmission admission;
    private final HandshakeCheck check;
    private final TransportSettings settings;
    private final Map<PublicKey, PeerAddress> wantedAtStart = new ConcurrentHashMap<>();
    private volatile Role role;
    private volatile Optional<Running> running = Optional.empty();
    private boolean closed;

    /**
     * @param key of this node; also the key of its TLS certificate
     * @param identity what this node says of itself
     * @param limits frame types of the application
     * @param admission who may dial this node, until {@link #admit}
     * @param settings all else
     */
    public NettyTransport(
            PrivateKey key,
            NetworkIdentity identity,
            FrameLimits limits,
            AdmissionPolicy admission,
            TransportSettings settings) {
        this.key = key;
        this.self = key.publicKey();
        this.limits = limits;
        this.admission = new CurrentAdmission(admission);
        this.check = new HandshakeCheck(self, identity, this.admission);
        this.settings = settings;
        this.role = identity.role();
    }

    @Override
    public PublicKey self() {
        return self;
    }

    @Override
    public synchronized void start(TransportListener listener) throws IOException {
        if (closed || running.isPresent()) {
            throw new IllegalStateException("a transport can be started once");
        }
        Running started = new Running(node(listener), PeerTls.of(key));
        try {
            started.listen();
        } catch (IOException e) {
            started.close();
            throw e;
        }
        running = Optional.of(started);
        wantedAtStart.values().forEach(started.dialer()::add);
    }

    private Node node(TransportListener listener) {
        TransportSettings.Conduct conduct = settings.inbound().conduct();
        long instance = new SecureRandom().nextLong() & Long.MAX_VALUE;
        Node.Shared shared = new Node.Shared(
                listener,
                new Offences(conduct.offences(), conduct.shutOut()),
                new InboundGate(settings.inbound()),
                new Node.Counters(),
                () -> role);
        return new Node(new Hello(check.mine(), instance), check, limits, settings, shared);
    }

    @Override
    public PeerAddress address() {
        int port = running.orElseThrow(() -> new IllegalStateException("not started")).port();
        return new PeerAddress(self, settings.listen().advertisedHost(), port);
    }

    @Override
    public synchronized void keepConnected(PeerAddress peer) {
        if (!peer.key().equals(self)) {
            wantedAtStart.put(peer.key(), peer);
            running.ifPresent(now -> now.dialer().add(peer));
        }
    }

    @Override
    public synchronized void stopDialling(PublicKey peer) {
        wantedAtStart.remove(peer);
        running.ifPresent(now -> now.stopDialling(peer));
    }

    @Override
    public void admit(AdmissionPolicy policy) {
        admission.replace(policy);
        running.ifPresent(Running::endUnwelcomeLinks);
    }

    @Override
    public void speakAs(Role next) {
        role = next;
    }

    @Override
    public SendResult send(PublicKey peer, Frame frame) {
        Priority priority = limits.require(frame).priority();
        Link link = running.map(now -> now.table().link(peer)).orElse(null);
        return link == null ? SendResult.NOT_CONNECTED : link.send(priority, frame);
    }

    @Override
    public int broadcast(Frame frame) {
        Priority priority = limits.require(frame).priority();
        int accepted = 0;
        for (Link link : running.map(now -> now.table().links()).orElse(List.of())) {
            accepted += link.send(priority, frame) == SendResult.ACCEPTED ? 1 : 0;
        }
        return accepted;
    }

    @Override
    public void disconnect(PublicKey peer, String why) {
        withLink(peer, link -> link.end(new Disconnect(Cause.CLOSED_HERE, why)));
    }

    @Override
    public void reject(PublicKey peer, String offence) {
        withLink(peer, link -> link.end(new Disconnect(Cause.MISCONDUCT, offence)));
    }

    /** For tests: whether anything is read from peers. */
    void readFromPeers(boolean reading) {
        running.ifPresent(now -> now.table().links().forEach(link -> link.read(reading)));
    }

    private void withLink(PublicKey peer, Consumer<Link> action) {
        running.map(now -> now.table().link(peer)).ifPresent(action);
    }

    @Override
    public List<PeerStatus> peers() {
        return running.map(Running::peers).orElse(List.of());
    }

    @Override
    public TransportCounters counters() {
        return running.map(Running::counters).orElse(new TransportCounters(0, 0, 0, 0, 0, 0));
    }

    @Override
    public void close() {
        Optional<Running> ending;
        synchronized (this) {
            ending = closed ? Optional.empty() : running;
            closed = true;
        }
        ending.ifPresent(Running::close);
    }
}
