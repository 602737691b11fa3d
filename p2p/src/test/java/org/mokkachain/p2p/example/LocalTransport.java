package org.mokkachain.p2p.example;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.mokkachain.p2p.example.LocalConnection.RawFrame;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.CurrentAdmission;
import org.mokkachain.p2p.transport.Direction;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.FrameKind;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.p2p.transport.HandshakeCheck;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.Offences;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.p2p.transport.SendResult;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.TransportCounters;
import org.mokkachain.p2p.transport.TransportListener;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.value.PublicKey;

/**
 * Nodes of one machine over Unix domain sockets in a folder. Whoever may open the folder is believed to own the key it
 * names, and to go through the handshake without delay, so the folder must belong to one user. The kernel tells of a
 * process that ends, so there are no pings. Thread-safe by one lock, held while the listener is called.
 */
final class LocalTransport implements Transport {
    private static final Duration RETRY = Duration.ofMillis(50);
    private static final Duration SLOW_READER = Duration.ofSeconds(1);

    private final Path folder;
    private final PeerAddress address;
    private final FrameLimits limits;
    private final CurrentAdmission admission;
    private volatile HandshakeCheck check;
    private final Offences offences = new Offences(5, Duration.ofMinutes(1));
    private final Map<PublicKey, Linked> links = new TreeMap<>();
    private final Map<PublicKey, Target> targets = new TreeMap<>();
    private TransportCounters counters = new TransportCounters(0, 0, 0, 0, 0, 0);
    private Optional<TransportListener> listener = Optional.empty();
    private Optional<ServerSocketChannel> server = Optional.empty();
    private boolean closed;

    /** @param address the port names a file in {@code folder}; the host means nothing */
    LocalTransport(Path folder, PeerAddress address, NetworkIdentity mine, FrameLimits limits, AdmissionPolicy first) {
        this.folder = folder;
        this.address = address;
        this.limits = limits;
        admission = new CurrentAdmission(first);
        check = new HandshakeCheck(address.key(), mine, admission);
    }

    record Linked(PeerInfo peer, LocalConnection connection) {}

    private record Target(PeerAddress address, Trouble trouble, Optional<NetworkIdentity> identity) {
        Target with(Trouble.Kind kind, String sentence, int attempts) {
            return new Target(
                    address, new Trouble(kind, sentence, trouble.since(), Optional.empty(), attempts), identity);
        }
    }

    @Override
    public PublicKey self() {
        return address.key();
    }

    @Override
    public PeerAddress address() {
        return address;
    }

    private UnixDomainSocketAddress socket(PeerAddress of) {
        return UnixDomainSocketAddress.of(folder.resolve(of.port() + ".sock"));
    }

    @Override
    public synchronized void start(TransportListener told) throws IOException {
        ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        opened.bind(socket(address));
        server = Optional.of(opened);
        listener = Optional.of(told);
        Thread.startVirtualThread(() -> accept(opened));
        Thread.startVirtualThread(this::dropSlowReaders);
        targets.values().forEach(target -> Thread.startVirtualThread(() -> dial(target.address())));
    }

    private void accept(ServerSocketChannel opened) {
        try {
            while (true) {
                SocketChannel channel = opened.accept();
                Thread.startVirtualThread(() ->
                        connect(new LocalConnection(channel, Direction.INBOUND), Optional.empty()));
            }
        } catch (IOException e) {
            // Closed; a program in earnest would tell.
        }
    }

    /** Dials until the peer is not wanted any more. */
    private void dial(PeerAddress peer) {
        for (int attempt = 1; awaitTurn(peer, attempt); attempt++) {
            try {
                SocketChannel channel = SocketChannel.open(socket(peer));
                connect(new LocalConnection(channel, Direction.OUTBOUND), Optional.of(peer));
            } catch (IOException e) {
                failed(peer, Trouble.Kind.CONNECTION_REFUSED, "nothing listens on " + peer.endpoint());
            }
        }
    }

    /** Waits for the end of the link, or for a while after a failure; false if dialling is over. */
    private synchronized boolean awaitTurn(PeerAddress peer, int attempt) {
        try {
            if (attempt > 1 && isWanted(peer) && !links.containsKey(peer.key())) {
                wait(ThreadLocalRandom.current().nextLong(RETRY.toMillis() / 2, RETRY.toMillis()));
            }
            while (isWanted(peer) && links.containsKey(peer.key())) {
                wait();
            }
        } catch (InterruptedException e) {
            return false;
        }
        return isWanted(peer);
    }

    private boolean isWanted(PeerAddress peer) {
        Target target = targets.get(peer.key());
        return !closed && target != null && target.address().equals(peer);
    }

    private synchronized void failed(PeerAddress peer, Trouble.Kind kind, String sentence) {
        targets.computeIfPresent(peer.key(), (key, t) -> t.with(kind, sentence, t.trouble().attempts() + 1));
        if (isWanted(peer) && !links.containsKey(peer.key())) {
            told().peerUnreachable(peer, targets.get(peer.key()).trouble());
        }
    }

    private TransportListener told() {
        return listener.orElseThrow(() -> new IllegalStateException("not started"));
    }

    /** Goes through the handshake, then receives until the end of the link. */
    private void connect(LocalConnection connection, Optional<PeerAddress> dialled) {
        String where = dialled.orElse(address).endpoint();
        try {
            var outcome = new LocalHandshake(this, connection, dialled.map(PeerAddress::key)).run(where);
            switch (outcome) {
                case LocalHandshake.Outcome.Made made -> receive(made.link());
                case LocalHandshake.Outcome.Not not -> refused(not, dialled, where);
            }
        } catch (IOException e) {
            dialled.ifPresent(peer -> failed(peer, Trouble.Kind.LINK_LOST, "the connection was closed"));
        } finally {
            connection.close();
        }
    }

    private synchronized void refused(
            LocalHandshake.Outcome.Not not, Optional<PeerAddress> dialled, String where) {
        Refusal refusal = not.refusal();
        if (refusal.field() != Refusal.Field.DUPLICATE) {
            count(0, 1, 0, 0);
            told().handshakeRefused(where, refusal);
            dialled.ifPresent(peer -> failed(peer, Trouble.Kind.HANDSHAKE_REFUSED, refusal.sentence()));
        }
    }

    private void receive(Linked link) {
        Thread.startVirtualThread(() -> pump(link));
        try {
            while (true) {
                RawFrame raw = link.connection().read(this::longest);
                Frame frame = new Frame(raw.type(), raw.body());
                link.connection().received(frame);
                deliver(link, frame);
            }
        } catch (LocalConnection.ViolationException e) {
            end(link, new Disconnect(e.kind(), String.valueOf(e.getMessage())));
        } catch (IOException | InterruptedException e) {
            end(link, new Disconnect(Cause.CLOSED_BY_PEER, "the connection was closed"));
        }
    }

    private int longest(int type) {
        return limits.kind(type).map(FrameKind::maxBody).orElse(-1);
    }

    private void pump(Linked link) {
        try {
            link.connection().pump();
        } catch (IOException | InterruptedException e) {
            link.connection().close();
        }
    }

    private synchronized void deliver(Linked link, Frame frame) {
        if (links.get(link.peer().key()) == link) {
            told().frameReceived(link.peer().key(), frame);
        }
    }

    HandshakeCheck check() {
        return check;
    }

    /** What speaks against a peer that has introduced itself. */
    synchronized Optional<Refusal> objection(
            PublicKey peer, NetworkIdentity theirs, Optional<PublicKey> dialled) {
        return dialled.map(meant -> check.outbound(meant, peer)).orElseGet(() -> check.notSelf(peer))
                .or(() -> offences.shutOutFor(peer, System.nanoTime()).map(HandshakeCheck::shutOut))
                .or(() -> check.identity(theirs))
                .or(() -> check.inbound(peer, theirs, dialled.isPresent() || targets.containsKey(peer)));
    }

    synchronized boolean isLinked(PublicKey peer) {
        return links.containsKey(peer);
    }

    /** Makes this the link of its peer, in place of the one there may be. */
    synchronized void establish(Linked link) {
        PublicKey peer = link.peer().key();
        Linked replaced = links.get(peer);
        if (replaced != null) {
            end(replaced, new Disconnect(Cause.REPLACED, "the peer has linked anew"));
        }
        if (closed) {
            link.connection().close();
            return;
        }
        links.put(peer, link);
        count(1, 0, 0, 0);
        told().peerConnected(link.peer());
        endIfUnwelcome(link);
    }

    private synchronized void end(Linked link, Disconnect why) {
        PublicKey peer = link.peer().key();
        link.connection().close();
        if (links.remove(peer, link)) {
            if (why.cause().offence()) {
                offences.count(peer, System.nanoTime());
                count(0, 0, 0, 1);
            }
            targets.computeIfPresent(peer, (key, t) -> new Target(t.address(), new Trouble(
                    Trouble.Kind.LINK_LOST, "the link was lost: " + why.detail(), Instant.now(), Optional.empty(), 0),
                    Optional.of(link.peer().identity())));
            told().peerDisconnected(peer, why);
            notifyAll();
        }
    }

    private void endIfUnwelcome(Linked link) {
        PeerInfo peer = link.peer();
        if (!admission.welcomes(peer.key(), peer.identity().role(), targets.containsKey(peer.key()))) {
            end(link, new Disconnect(Cause.NOT_ADMITTED, "the peer is no longer admitted"));
        }
    }

    private synchronized void dropSlowReaders() {
        try {
            while (!closed) {
                List.copyOf(links.values()).stream()
                        .filter(link -> link.connection().isStuck(SLOW_READER.toNanos()))
                        .forEach(link -> end(link, new Disconnect(Cause.SLOW_READER, "frames waited too long")));
                wait(SLOW_READER.toMillis() / 4);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void keepConnected(PeerAddress peer) {
        if (!peer.key().equals(self()) && !isWanted(peer)) {
            targets.put(peer.key(), new Target(peer, new Trouble(
                    Trouble.Kind.NOT_TRIED_YET, "not tried yet", Instant.now(), Optional.empty(), 0),
                    Optional.empty()));
            listener.ifPresent(_ -> Thread.startVirtualThread(() -> dial(peer)));
        }
    }

    @Override
    public synchronized void stopDialling(PublicKey peer) {
        targets.remove(peer);
        link(peer).ifPresent(this::endIfUnwelcome);
        notifyAll();
    }

    @Override
    public void speakAs(Role role) {
        check = check.as(role);
    }

    @Override
    public synchronized void admit(AdmissionPolicy policy) {
        admission.replace(policy);
        List.copyOf(links.values()).forEach(this::endIfUnwelcome);
    }

    private Optional<Linked> link(PublicKey peer) {
        return Optional.ofNullable(links.get(peer));
    }

    @Override
    public synchronized SendResult send(PublicKey peer, Frame frame) {
        FrameKind kind = limits.require(frame);
        Optional<Linked> link = link(peer);
        if (link.isEmpty()) {
            return SendResult.NOT_CONNECTED;
        }
        if (link.get().connection().offer(kind.priority(), frame)) {
            return SendResult.ACCEPTED;
        }
        count(0, 0, 1, 0);
        return SendResult.QUEUE_FULL;
    }

    @Override
    public synchronized int broadcast(Frame frame) {
        limits.require(frame);
        return (int) links.keySet().stream().filter(peer -> send(peer, frame) == SendResult.ACCEPTED).count();
    }

    @Override
    public synchronized void disconnect(PublicKey peer, String why) {
        link(peer).ifPresent(link -> end(link, new Disconnect(Cause.CLOSED_HERE, why)));
    }

    @Override
    public synchronized void reject(PublicKey peer, String offence) {
        link(peer).ifPresent(link -> end(link, new Disconnect(Cause.MISCONDUCT, offence)));
    }

    /** For tests: stops reading from all peers, or goes on. */
    synchronized void stall(boolean stop) {
        links.values().forEach(link -> link.connection().stall(stop));
    }

    @Override
    public synchronized List<PeerStatus> peers() {
        Map<PublicKey, PeerStatus> found = new TreeMap<>();
        targets.forEach((key, target) -> found.put(key, new PeerStatus(key, target.identity(),
                target.address().endpoint(), Optional.empty(), Optional.of(target.trouble()), offencesOf(key))));
        links.forEach((key, link) -> found.put(key, new PeerStatus(key, Optional.of(link.peer().identity()),
                link.peer().address(), Optional.of(link.connection().status()), Optional.empty(), offencesOf(key))));
        return List.copyOf(found.values());
    }

    private int offencesOf(PublicKey peer) {
        return offences.of(peer, System.nanoTime());
    }

    private void count(int made, int refused, int dropped, int offended) {
        counters = new TransportCounters(counters.linksMade() + made, counters.handshakesRefused() + refused, 0,
                counters.framesDropped() + dropped, counters.offences() + offended, 0);
    }

    @Override
    public synchronized TransportCounters counters() {
        return counters;
    }

    @Override
    public synchronized void close() {
        if (!closed && server.isPresent()) {
            closed = true;
            List.copyOf(links.values()).forEach(link ->
                    end(link, new Disconnect(Cause.CLOSED_HERE, "this node is closing")));
            try {
                server.get().close();
                Files.deleteIfExists(socket(address).getPath());
            } catch (IOException e) {
                // The file stays; nobody listens there.
            }
            notifyAll();
        }
    }
}
