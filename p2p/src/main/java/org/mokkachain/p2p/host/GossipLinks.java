package org.mokkachain.p2p.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.mokkachain.p2p.broadcast.BroadcastMessage;
import org.mokkachain.p2p.gossip.GossipEffect;
import org.mokkachain.p2p.gossip.GossipFrames;
import org.mokkachain.p2p.gossip.GossipMessage;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.SendResult;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.types.value.PublicKey;

/**
 * What gossip sends, and the links it wants, on their way to the transport. Links to certain peers are never given up:
 * somebody else needs them too. Never waits. Not thread-safe. Times in nanoseconds of any clock.
 */
public final class GossipLinks {
    private static final long LINGER_NANOS = 2_000_000_000L;
    private static final long GRACE_NANOS = 60_000_000_000L;
    private static final int MAX_ERRANDS = 256;

    private final Transport transport;
    private Set<PublicKey> permanent = new TreeSet<>();
    private final Consumer<PublicKey> congested;
    private final Set<PublicKey> kept = new TreeSet<>();
    private final Map<PublicKey, Long> leaving = new LinkedHashMap<>();
    private final Deque<Errand> errands = new ArrayDeque<>();
    private Optional<Encoded> last = Optional.empty();

    /** What went to one neighbour mostly goes to others too. */
    private record Encoded(BroadcastMessage message, Frame frame) {}

    /** Something for a peer without a link, dialled for the purpose. */
    private record Errand(PublicKey peer, Frame frame, long deadline) {}

    /** @param congested is told of peers for whom something was dropped, because they read too slowly */
    public GossipLinks(Transport transport, Consumer<PublicKey> congested) {
        this.transport = transport;
        this.congested = congested;
    }

    /**
     * From now on links to these peers are kept whatever gossip needs. Those to others before stay for a minute, so
     * that the peers learn why they are not needed, and then go unless gossip wants them.
     */
    public void keepAlways(List<PeerAddress> peers, long now) {
        Set<PublicKey> before = permanent;
        permanent = new TreeSet<>();
        for (PeerAddress peer : peers) {
            permanent.add(peer.key());
            leaving.remove(peer.key());
            transport.keepConnected(peer);
        }
        for (PublicKey peer : before) {
            if (!permanent.contains(peer) && !kept.contains(peer)) {
                leaving.put(peer, now + GRACE_NANOS);
            }
        }
    }

    /** Does what the effect asks of the network, if anything. */
    public void carryOut(GossipEffect effect, long now) {
        switch (effect) {
            case GossipEffect.Send send -> send(send.to(), send.message());
            case GossipEffect.SendOnce send -> sendOnce(send.to(), GossipFrames.encode(send.message()), now);
            case GossipEffect.Keep(PeerAddress peer) -> keep(peer);
            case GossipEffect.Release(PublicKey peer) -> release(peer, now);
            case GossipEffect.Offence(PublicKey peer, String sentence) -> transport.reject(peer, sentence);
            case GossipEffect.News _ -> {}
        }
    }

    private void send(PublicKey to, GossipMessage message) {
        if (transport.send(to, frame(message)) == SendResult.QUEUE_FULL
                && message instanceof GossipMessage.OfBroadcast) {
            congested.accept(to);
        }
    }

    private Frame frame(GossipMessage message) {
        if (!(message instanceof GossipMessage.OfBroadcast(BroadcastMessage inner))) {
            return GossipFrames.encode(message);
        }
        if (last.isEmpty() || !last.get().message().equals(inner)) {
            last = Optional.of(new Encoded(inner, GossipFrames.encode(message)));
        }
        return last.get().frame();
    }

    private void sendOnce(PeerAddress to, Frame frame, long now) {
        if (transport.send(to.key(), frame) == SendResult.NOT_CONNECTED && errands.size() < MAX_ERRANDS) {
            errands.add(new Errand(to.key(), frame, now + LINGER_NANOS));
            leaving.remove(to.key());
            transport.keepConnected(to);
        }
    }

    private void keep(PeerAddress peer) {
        leaving.remove(peer.key());
        if (kept.add(peer.key()) && !permanent.contains(peer.key())) {
            transport.keepConnected(peer);
        }
    }

    /** The link goes a little later, so that what was sent before arrives. */
    private void release(PublicKey peer, long now) {
        if (kept.remove(peer) && !permanent.contains(peer)) {
            leaving.put(peer, now + LINGER_NANOS);
        }
    }

    /** Delivers errands, and ends links that nobody needs any more. Expected a few times a second. */
    public void sweep(long now) {
        for (int i = errands.size(); i > 0; i--) {
            Errand errand = errands.remove();
            boolean done = transport.send(errand.peer(), errand.frame()) != SendResult.NOT_CONNECTED;
            if (!done && now - errand.deadline() < 0) {
                errands.add(errand);
            } else if (!kept.contains(errand.peer()) && !permanent.contains(errand.peer())) {
                leaving.put(errand.peer(), now + LINGER_NANOS);
            }
        }
        leaving.entrySet().removeIf(entry -> {
            boolean over = now - entry.getValue() >= 0;
            if (over) {
                transport.stopDialling(entry.getKey());
                transport.disconnect(entry.getKey(), "no neighbour any more");
            }
            return over;
        });
    }
}
