package org.mokkachain.p2p.transport.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.Direction;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.p2p.transport.HandshakeCheck;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.value.PublicKey;

/**
 * The hub that nodes of one process are linked through. In {@link Delivery#STEPPED} mode frames wait until
 * {@link #deliverNext} or {@link #deliverAll}; in {@link Delivery#DIRECT} mode they are delivered before the call that
 * sent them returns or, when sent from within a listener, right after what is being delivered. Peers are dialled
 * when they are named, when either side starts, on {@link #redial} and, where that is asked for, at intervals while
 * frames are sent. Thread-safe: one lock, held while listeners are called.
 */
public final class MemoryNetwork {
    /** Offences after which a peer is shut out. */
    static final int OFFENCES = 5;
    /** For how long. */
    static final Duration SHUT_OUT = Duration.ofMinutes(1);

    private static final int FIRST_PORT = 9100;
    private static final int LAST_PORT = 65_535;

    private final Delivery delivery;
    private final InstantSource clock;
    private final Optional<Duration> redialEvery;
    private Instant redialAt = Instant.MIN;
    private final Map<PublicKey, MemoryTransport> running = new TreeMap<>();
    /** Who is on which side of a division; whoever is on none is with the others that are on none. */
    private final Map<PublicKey, Integer> sides = new TreeMap<>();
    private final Set<PublicKey> stalled = new TreeSet<>();
    private int nextPort = FIRST_PORT;
    /** Attempts whose outcome the dialling side has not heard yet. */
    private final Set<Failure> failures = new LinkedHashSet<>();
    private boolean delivering;

    private record Failure(MemoryTransport dialler, PeerAddress wanted) {}

    /** When frames arrive. */
    public enum Delivery {
        STEPPED,
        DIRECT
    }

    /** @param clock for the times in a peer's status, and for how long an offender is shut out */
    public MemoryNetwork(Delivery delivery, InstantSource clock) {
        this(delivery, clock, Optional.empty());
    }

    /**
     * @param redialEvery in direct mode: how often peers that are wanted and not linked are dialled again, as long as
     *     anybody sends anything
     */
    public MemoryNetwork(Delivery delivery, InstantSource clock, Optional<Duration> redialEvery) {
        this.delivery = delivery;
        this.clock = clock;
        this.redialEvery = redialEvery;
    }

    /** A node of this network, not started yet. {@link IllegalStateException} after some 56,000 of them. */
    public synchronized MemoryTransport node(
            PublicKey self, NetworkIdentity identity, FrameLimits limits, AdmissionPolicy admission) {
        if (nextPort > LAST_PORT) {
            throw new IllegalStateException("too many nodes for one memory network");
        }
        return nodeAt(new PeerAddress(self, "memory", nextPort++), identity, limits, admission);
    }

    /** A node at the address of one that is gone: its restart. */
    public MemoryTransport nodeAt(
            PeerAddress address, NetworkIdentity identity, FrameLimits limits, AdmissionPolicy admission) {
        return new MemoryTransport(this, new HandshakeCheck(address.key(), identity, admission), limits, address);
    }

    /**
     * Tells of failed attempts, and delivers one frame over every link that has one waiting, its most urgent, in the
     * order of keys.
     *
     * @return whether there was anything
     */
    public synchronized boolean deliverNext() {
        if (delivering) {
            return false;
        }
        delivering = true;
        try {
            boolean any = tellFailures();
            for (MemoryTransport sender : List.copyOf(running.values())) {
                for (MemoryTransport receiver : sender.linked()) {
                    any |= !stalled.contains(receiver.self()) && sender.deliverOne(receiver);
                }
            }
            return any;
        } finally {
            delivering = false;
        }
    }

    /** Delivers until nothing waits, including what listeners send meanwhile; waits for ever if they never stop. */
    public synchronized void deliverAll() {
        boolean any = true;
        while (any) {
            any = deliverNext();
        }
    }

    /** Dials whomever a node wants to be linked with and is not. */
    public synchronized void redial() {
        List.copyOf(running.values()).forEach(this::dialFrom);
        settle();
    }

    /**
     * Divides the network: those in one of the sets reach one another and nobody else, and so do those in none. Links
     * between them end. Takes the place of an earlier division; without sets everybody reaches everybody again.
     */
    public synchronized void divide(List<Set<PublicKey>> parts) {
        sides.clear();
        for (int i = 0; i < parts.size(); i++) {
            for (PublicKey member : parts.get(i)) {
                sides.put(member, i);
            }
        }
        for (MemoryTransport node : List.copyOf(running.values())) {
            for (MemoryTransport other : node.linked()) {
                if (areApart(node.self(), other.self())) {
                    unlink(node, other, new Disconnect(Cause.IO_ERROR, "the network is divided"));
                }
            }
        }
        redial();
    }

    private boolean areApart(PublicKey one, PublicKey other) {
        return !sides.getOrDefault(one, -1).equals(sides.getOrDefault(other, -1));
    }

    /** From now on the node reads nothing: what is sent to it waits and fills the lanes of its peers. */
    public synchronized void stall(PublicKey reader) {
        stalled.add(reader);
    }

    /** The node reads again. */
    public synchronized void resume(PublicKey reader) {
        stalled.remove(reader);
        settle();
    }

    /** Ends the links over which frames wait for a stalled node, as a time limit does in the TCP transport. */
    public synchronized void dropSlowReaders() {
        for (MemoryTransport sender : List.copyOf(running.values())) {
            for (MemoryTransport receiver : sender.linked()) {
                if (stalled.contains(receiver.self()) && sender.hasWaiting(receiver)) {
                    unlink(sender, receiver, new Disconnect(Cause.SLOW_READER, "frames waited without being read"));
                }
            }
        }
    }

    InstantSource clock() {
        return clock;
    }

    void joined(MemoryTransport node) {
        if (running.putIfAbsent(node.self(), node) != null) {
            throw new IllegalStateException("a node with the key " + node.self() + " is running already");
        }
        dialFrom(node);
        List.copyOf(running.values()).stream().filter(other -> other.wants(node.self())).forEach(this::dialFrom);
        settle();
    }

    void left(MemoryTransport node) {
        running.remove(node.self());
    }

    void settle() {
        if (delivery == Delivery.DIRECT) {
            dialAgainInTime();
            deliverAll();
        }
    }

    private void dialAgainInTime() {
        if (redialEvery.isPresent() && !delivering && !clock.instant().isBefore(redialAt)) {
            redialAt = clock.instant().plus(redialEvery.get());
            List.copyOf(running.values()).forEach(this::dialFrom);
        }
    }

    void dialFrom(MemoryTransport dialler) {
        for (PeerAddress wanted : dialler.unlinkedTargets()) {
            dial(dialler, wanted);
            if (!dialler.isLinked(wanted.key())) {
                failures.add(new Failure(dialler, wanted));
            }
        }
    }

    private void dial(MemoryTransport dialler, PeerAddress wanted) {
        MemoryTransport there = running.get(wanted.key());
        Optional<MemoryTransport> found = there != null && there.address().endpoint().equals(wanted.endpoint())
                ? Optional.of(there)
                : running.values().stream()
                        .filter(node -> node.address().endpoint().equals(wanted.endpoint()))
                        .findFirst();
        if (found.isEmpty()) {
            dialler.note(wanted.key(), Trouble.Kind.CONNECTION_REFUSED, "nothing listens on " + wanted.endpoint());
        } else if (areApart(dialler.self(), found.get().self())) {
            dialler.note(wanted.key(), Trouble.Kind.UNREACHABLE, wanted.endpoint() + " does not answer");
        } else {
            handshake(dialler, wanted, found.get());
        }
    }

    private boolean tellFailures() {
        List<Failure> told = List.copyOf(failures);
        failures.clear();
        told.forEach(failure -> failure.dialler().unreachable(failure.wanted()));
        return !told.isEmpty();
    }

    /** Ends a link for {@code reason} of the first node; the second sees that it was closed. */
    void unlink(MemoryTransport first, MemoryTransport second, Disconnect reason) {
        if (first.removeLink(second.self())) {
            second.removeLink(first.self());
            first.lost(second.self(), reason);
            second.lost(first.self(), new Disconnect(Cause.CLOSED_BY_PEER, "the connection was closed"));
        }
    }

    private void handshake(MemoryTransport dialler, PeerAddress wanted, MemoryTransport found) {
        Optional<Refusal> byDialler = dialler.check().outbound(wanted.key(), found.self())
                .or(() -> dialler.shutOut(found.self()))
                .or(() -> dialler.check().identity(found.check().mine()));
        if (byDialler.isPresent()) {
            dialler.refused(wanted.key(), wanted.endpoint(), byDialler.get());
            found.refused(dialler.self(), dialler.address().endpoint(), byDialler.get().reversed());
            return;
        }
        Optional<Refusal> byFound = found.shutOut(dialler.self())
                .or(() -> found.check()
                        .inbound(dialler.self(), dialler.check().mine(), found.wants(dialler.self())));
        if (byFound.isPresent()) {
            found.refused(dialler.self(), dialler.address().endpoint(), byFound.get());
            dialler.refused(wanted.key(), wanted.endpoint(), byFound.get().reversed());
            return;
        }
        dialler.addLink(found, Direction.OUTBOUND);
        found.addLink(dialler, Direction.INBOUND);
        dialler.announce(found.self());
        found.announce(dialler.self());
    }
}
