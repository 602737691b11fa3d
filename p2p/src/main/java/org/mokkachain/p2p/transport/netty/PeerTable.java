package org.mokkachain.p2p.transport.netty;

import io.netty.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mokkachain.p2p.transport.CopiedKey;
import org.mokkachain.p2p.transport.Direction;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Refusal.Field;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.value.PublicKey;

/**
 * The established links, one per peer. All calls of the listener about a peer are made under that peer's lock, so that
 * it hears of one thing after another even when two connections of the peer live on different event loops. Thread-safe.
 */
final class PeerTable {
    private static final int LOCKS = 64;

    private final Node node;
    private final Map<PublicKey, Link> links = new ConcurrentHashMap<>();
    private final Object[] locks = new Object[LOCKS];
    private final Owner owner;
    private final Instances instances = new Instances();
    private final AtomicInteger inbound = new AtomicInteger();

    PeerTable(Node node, Owner owner) {
        this.node = node;
        this.owner = owner;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /** Knows who is to be linked. */
    interface Owner {
        /** A link ended and was not replaced. */
        void ended(Link link, Disconnect why);

        /** Whether there may be a link with this peer. */
        boolean welcomes(PeerInfo peer);
    }

    @Nullable Link link(PublicKey peer) {
        return links.get(peer);
    }

    Collection<Link> links() {
        return links.values();
    }

    /** Takes one of the places for inbound links, until {@code channel} closes. */
    boolean reserve(Channel channel) {
        if (inbound.incrementAndGet() > node.settings().inbound().links()) {
            inbound.decrementAndGet();
            return false;
        }
        channel.closeFuture().addListener(closed -> inbound.decrementAndGet());
        return true;
    }

    /**
     * Makes {@code link} the link of its peer, unless there is one that should stay. Asked only on the side with the
     * smaller key, so that the two sides never choose differently.
     *
     * @param install puts the link to work; runs before anybody learns of it
     */
    boolean decide(Link link, Consumer<Link> install) {
        synchronized (lock(link.peer().key())) {
            if (!welcome(link)) {
                return false;
            }
            establish(link, install);
            return true;
        }
    }

    /** Makes {@code link} the link of its peer, in place of the one there may be. */
    void establish(Link link, Consumer<Link> install) {
        PublicKey peer = link.peer().key();
        synchronized (lock(peer)) {
            install.accept(link);
            Link replaced = links.put(peer, link);
            note(link, replaced);
            if (replaced != null && !replaced.retired()) {
                replaced.retire();
                node.listener().peerDisconnected(peer, new Disconnect(Cause.REPLACED, "the peer has linked anew"));
                replaced.discard();
            }
            node.counters().links().increment();
            node.listener().peerConnected(link.peer());
            // Whoever changes the policy then looks through this table: one of the two notices.
            endIfUnwelcome(link);
        }
    }

    /** Whoever is replaced and lives hears of it; whoever returns after that is proof of two. */
    private void note(Link link, @Nullable Link replaced) {
        PublicKey peer = link.peer().key();
        Optional<Long> before = Optional.ofNullable(replaced).map(Link::instance);
        boolean returned = instances.linked(peer, link.instance(), before);
        if (replaced != null && replaced.instance() != link.instance()) {
            String one = link.peer().address();
            String other = replaced.peer().address();
            if (returned) {
                instances.note(peer, one, other, Instant.now());
            }
            replaced.complain(new Refusal(Field.COPIED, one, other));
        }
    }

    /** Why a process with a peer's key is one too many: another one, met before it, is linked. Both are told. */
    Optional<Refusal> second(PeerInfo peer, long instance) {
        Link link = links.get(peer.key());
        if (link == null || !instances.isSecond(peer.key(), instance, link.instance())) {
            return Optional.empty();
        }
        String one = link.peer().address();
        String other = peer.address();
        instances.note(peer.key(), one, other, Instant.now());
        link.complain(new Refusal(Field.COPIED, other, one));
        return Optional.of(new Refusal(Field.COPIED, one, other));
    }

    /** Whether another node was seen lately that has the key of this peer. */
    Optional<CopiedKey> copied(PublicKey peer) {
        return instances.copied(peer, Instant.now());
    }

    /** A peer says that another running node has this node's key, as the reason of a refusal or beside a link. */
    void told(PublicKey peer, Refusal refusal) {
        if (refusal.field() == Field.COPIED) {
            node.listener().ownKeyCopied(peer, refusal.mine(), refusal.theirs());
        }
    }

    /** Ends the link if its peer is not admitted any more. */
    void endIfUnwelcome(Link link) {
        if (!owner.welcomes(link.peer())) {
            link.end(new Disconnect(Cause.NOT_ADMITTED, "the peer is no longer admitted"));
        }
    }

    /** Tells the listener that a peer could not be linked, unless it is by now. */
    void unreachable(PeerAddress peer, Trouble trouble) {
        synchronized (lock(peer.key())) {
            if (!links.containsKey(peer.key())) {
                node.listener().peerUnreachable(peer, trouble);
            }
        }
    }

    private boolean welcome(Link link) {
        Link existing = links.get(link.peer().key());
        if (existing == null || existing.instance() != link.instance()) {
            return true;
        }
        // Both dialled at once, or the peer has lost the older link without our noticing: only then is that one old.
        return link.peer().direction() == Direction.INBOUND
                && existing.age().compareTo(node.settings().timing().handshake()) > 0;
    }

    /** Hands a frame to the listener, unless its link is gone. */
    void deliver(Link link, Frame frame) {
        PublicKey peer = link.peer().key();
        synchronized (lock(peer)) {
            if (!link.retired()) {
                node.listener().frameReceived(peer, frame);
            }
        }
    }

    /** A link is gone; only the first call for it counts. */
    void ended(Link link, Disconnect why) {
        PublicKey peer = link.peer().key();
        if (tellsOfAnother(peer)) {
            link.later(() -> ended(link, why));
            return;
        }
        synchronized (lock(peer)) {
            if (link.retired()) {
                return;
            }
            link.retire();
            links.remove(peer, link);
            if (why.cause().offence()) {
                node.counters().offences().increment();
                node.shared().offences().count(peer, System.nanoTime());
            }
            node.listener().peerDisconnected(peer, why);
        }
        owner.ended(link, why);
    }

    Optional<Duration> shutOutFor(PublicKey peer) {
        return node.shared().offences().shutOutFor(peer, System.nanoTime());
    }

    /** Whether this call comes out of a listener told of another peer. Two such must not wait for each other. */
    private boolean tellsOfAnother(PublicKey peer) {
        int own = stripe(peer);
        for (int i = 0; i < LOCKS; i++) {
            if (i != own && Thread.holdsLock(locks[i])) {
                return true;
            }
        }
        return false;
    }

    private Object lock(PublicKey peer) {
        return locks[stripe(peer)];
    }

    private static int stripe(PublicKey peer) {
        return Math.floorMod(peer.hashCode(), LOCKS);
    }
}
