package org.mokkachain.p2p.transport.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Priority;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.SendResult;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.TransportCounters;
import org.mokkachain.p2p.transport.TransportListener;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.value.PublicKey;

/** A node of a {@link MemoryNetwork}, which makes it. Thread-safe by the lock of the network. */
public final class MemoryTransport implements Transport {
    private final MemoryNetwork network;
    private final CurrentAdmission admission;
    private HandshakeCheck check;
    private final FrameLimits limits;
    private final PeerAddress address;
    private final Offences offences = new Offences(MemoryNetwork.OFFENCES, MemoryNetwork.SHUT_OUT);
    private final Map<PublicKey, MemoryLink> links = new TreeMap<>();
    private final Map<PublicKey, Target> targets = new TreeMap<>();
    private Optional<TransportListener> listener = Optional.empty();
    private boolean closed;
    private long linksMade;
    private long handshakesRefused;
    private long framesDropped;
    private long offencesCounted;

    MemoryTransport(MemoryNetwork network, HandshakeCheck check, FrameLimits limits, PeerAddress address) {
        this.network = network;
        admission = new CurrentAdmission(check.admission());
        this.check = new HandshakeCheck(check.self(), check.mine(), admission);
        this.limits = limits;
        this.address = address;
    }

    private record Target(PeerAddress address, Trouble trouble, Optional<NetworkIdentity> identity) {}

    @Override
    public PublicKey self() {
        return check.self();
    }

    @Override
    public PeerAddress address() {
        return address;
    }

    @Override
    public void start(TransportListener told) {
        synchronized (network) {
            if (closed || listener.isPresent()) {
                throw new IllegalStateException("a transport can be started once");
            }
            listener = Optional.of(told);
            network.joined(this);
        }
    }

    @Override
    public void keepConnected(PeerAddress peer) {
        synchronized (network) {
            Target before = targets.get(peer.key());
            boolean known = before != null && before.address().equals(peer);
            if (!known && !peer.key().equals(self())) {
                Trouble untried = new Trouble(
                        Trouble.Kind.NOT_TRIED_YET, "not tried yet", now(), Optional.empty(), 0);
                targets.put(peer.key(), new Target(peer, untried, Optional.empty()));
                if (isRunning()) {
                    network.dialFrom(this);
                    network.settle();
                }
            }
        }
    }

    @Override
    public void stopDialling(PublicKey peer) {
        synchronized (network) {
            targets.remove(peer);
            endUnwelcomeLinks();
        }
    }

    @Override
    public void admit(AdmissionPolicy policy) {
        synchronized (network) {
            admission.replace(policy);
            endUnwelcomeLinks();
            network.settle();
        }
    }

    @Override
    public void speakAs(Role role) {
        synchronized (network) {
            check = check.as(role);
        }
    }

    private void endUnwelcomeLinks() {
        linked().stream()
                .filter(other ->
                        !admission.welcomes(other.self(), other.check().mine().role(), wants(other.self())))
                .forEach(other -> network.unlink(
                        this, other, new Disconnect(Cause.NOT_ADMITTED, "the peer is no longer admitted")));
    }

    @Override
    public SendResult send(PublicKey peer, Frame frame) {
        Priority priority = limits.require(frame).priority();
        synchronized (network) {
            SendResult result = enqueue(links.get(peer), priority, frame);
            network.settle();
            return result;
        }
    }

    @Override
    public int broadcast(Frame frame) {
        Priority priority = limits.require(frame).priority();
        synchronized (network) {
            int accepted = 0;
            for (MemoryLink link : links.values()) {
                accepted += enqueue(link, priority, frame) == SendResult.ACCEPTED ? 1 : 0;
            }
            network.settle();
            return accepted;
        }
    }

    @Override
    public void disconnect(PublicKey peer, String why) {
        end(peer, new Disconnect(Cause.CLOSED_HERE, why));
    }

    @Override
    public void reject(PublicKey peer, String offence) {
        end(peer, new Disconnect(Cause.MISCONDUCT, offence));
    }

    @Override
    public List<PeerStatus> peers() {
        synchronized (network) {
            Map<PublicKey, PeerStatus> found = new TreeMap<>();
            targets.forEach((key, target) -> found.put(key, new PeerStatus(key, target.identity(),
                    target.address().endpoint(), Optional.empty(), Optional.of(target.trouble()),
                    offences.of(key, nanos()))));
            links.forEach((key, link) -> found.put(key, new PeerStatus(key, Optional.of(link.info().identity()),
                    link.info().address(), Optional.of(link.status()), Optional.empty(), offences.of(key, nanos()))));
            return List.copyOf(found.values());
        }
    }

    @Override
    public TransportCounters counters() {
        synchronized (network) {
            return new TransportCounters(linksMade, handshakesRefused, 0, framesDropped, offencesCounted, 0);
        }
    }

    @Override
    public void close() {
        synchronized (network) {
            if (!closed && listener.isPresent()) {
                network.left(this);
                linked().forEach(other -> network.unlink(
                        this, other, new Disconnect(Cause.CLOSED_HERE, "this node is closing")));
            }
            closed = true;
        }
    }

    HandshakeCheck check() {
        return check;
    }

    boolean wants(PublicKey peer) {
        return targets.containsKey(peer);
    }

    List<PeerAddress> unlinkedTargets() {
        return targets.values().stream().map(Target::address).filter(to -> !links.containsKey(to.key())).toList();
    }

    List<MemoryTransport> linked() {
        return links.values().stream().map(MemoryLink::other).toList();
    }

    boolean isLinked(PublicKey peer) {
        return links.containsKey(peer);
    }

    boolean hasWaiting(MemoryTransport receiver) {
        MemoryLink link = links.get(receiver.self());
        return link != null && !link.isEmpty();
    }

    /** Delivers the most urgent frame this node has sent to {@code receiver}; false if there is none. */
    boolean deliverOne(MemoryTransport receiver) {
        MemoryLink link = links.get(receiver.self());
        Optional<Frame> frame = link == null ? Optional.empty() : link.poll();
        frame.ifPresent(arrived -> receiver.receive(this, arrived));
        return frame.isPresent();
    }

    void addLink(MemoryTransport other, Direction direction) {
        links.put(other.self(), new MemoryLink(other, direction, now()));
        linksMade++;
    }

    void announce(PublicKey peer) {
        MemoryLink link = links.get(peer);
        if (link != null) {
            told().peerConnected(link.info());
        }
    }

    boolean removeLink(PublicKey peer) {
        MemoryLink link = links.remove(peer);
        if (link != null) {
            targets.computeIfPresent(peer, (key, target) ->
                    new Target(target.address(), target.trouble(), Optional.of(link.info().identity())));
        }
        return link != null;
    }

    void lost(PublicKey peer, Disconnect reason) {
        if (reason.cause().offence()) {
            offences.count(peer, nanos());
            offencesCounted++;
        }
        note(peer, Trouble.Kind.LINK_LOST, "the link was lost: " + reason.detail());
        told().peerDisconnected(peer, reason);
    }

    void refused(PublicKey peer, String where, Refusal refusal) {
        handshakesRefused++;
        note(peer, Trouble.Kind.HANDSHAKE_REFUSED, refusal.sentence(), Optional.of(refusal));
        told().handshakeRefused(where, refusal);
    }

    Optional<Refusal> shutOut(PublicKey peer) {
        return offences.shutOutFor(peer, nanos()).map(HandshakeCheck::shutOut);
    }

    void note(PublicKey peer, Trouble.Kind kind, String sentence) {
        note(peer, kind, sentence, Optional.empty());
    }

    private void note(PublicKey peer, Trouble.Kind kind, String sentence, Optional<Refusal> refusal) {
        targets.computeIfPresent(peer, (key, target) -> {
            boolean fresh = kind == Trouble.Kind.LINK_LOST;
            Trouble old = target.trouble();
            Trouble trouble = new Trouble(kind, sentence, fresh ? now() : old.since(), Optional.empty(),
                    fresh ? 0 : old.attempts() + 1, refusal);
            return new Target(target.address(), trouble, target.identity());
        });
    }

    /** Tells the listener that an attempt failed, unless that has lost its meaning. */
    void unreachable(PeerAddress peer) {
        Target target = targets.get(peer.key());
        if (isRunning() && target != null && target.address().equals(peer) && !links.containsKey(peer.key())) {
            told().peerUnreachable(peer, target.trouble());
        }
    }

    private void receive(MemoryTransport sender, Frame frame) {
        Optional<FrameKind> kind = limits.kind(frame.type());
        MemoryLink link = links.get(sender.self());
        if (kind.isEmpty()) {
            end(sender.self(), new Disconnect(Cause.UNKNOWN_TYPE, "frame type " + frame.type() + " is unknown"));
        } else if (frame.body().length() > kind.get().maxBody()) {
            end(sender.self(), new Disconnect(Cause.OVERSIZE_FRAME, "a frame of type " + frame.type() + " claims "
                    + frame.body().length() + " bytes, " + kind.get().maxBody() + " are allowed"));
        } else if (link != null) {
            link.received(frame);
            told().frameReceived(sender.self(), frame);
        }
    }

    private SendResult enqueue(@Nullable MemoryLink link, Priority priority, Frame frame) {
        if (link == null) {
            return SendResult.NOT_CONNECTED;
        }
        if (link.offer(priority, frame)) {
            return SendResult.ACCEPTED;
        }
        framesDropped++;
        return SendResult.QUEUE_FULL;
    }

    private void end(PublicKey peer, Disconnect reason) {
        synchronized (network) {
            MemoryLink link = links.get(peer);
            if (link != null) {
                network.unlink(this, link.other(), reason);
            }
        }
    }

    private boolean isRunning() {
        return listener.isPresent() && !closed;
    }

    private TransportListener told() {
        return listener.orElseThrow(() -> new IllegalStateException("not started"));
    }

    private long nanos() {
        return network.clock().millis() * 1_000_000;
    }

    private Instant now() {
        return network.clock().instant();
    }
}
