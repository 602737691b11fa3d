package org.mokkachain.consensus.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.message.Status;
import org.mokkachain.types.value.PublicKey;

/** The nodes to which a link is up, and what they said about themselves. Their number is limited by the transport. */
final class Peers {
    static final long NEVER = Long.MIN_VALUE;

    /** One connected node. */
    static final class Peer {
        final PublicKey key;
        Optional<Status> status = Optional.empty();
        long statusAt = NEVER;
        long statusSentAt = NEVER;
        long repairedAt = NEVER;

        Peer(PublicKey key) {
            this.key = key;
        }

        long committedHeight() {
            return status.map(Status::committedHeight).orElse(0L);
        }
    }

    private final Map<PublicKey, Peer> connected = new TreeMap<>();
    private final Map<PublicKey, Long> heard = new TreeMap<>();

    /** Whether the peer was not connected before. */
    boolean connect(PublicKey key) {
        return connected.putIfAbsent(key, new Peer(key)) == null;
    }

    /** Whether the peer was connected before. */
    boolean disconnect(PublicKey key) {
        return connected.remove(key) != null;
    }

    boolean isConnected(PublicKey key) {
        return connected.containsKey(key);
    }

    /** Whether it says that it lost its log and may not vote yet. */
    boolean isRejoining(PublicKey key) {
        return get(key).flatMap(peer -> peer.status).filter(status -> status.rejoinAbove() > 0).isPresent();
    }

    Optional<Peer> get(PublicKey key) {
        return Optional.ofNullable(connected.get(key));
    }

    Collection<Peer> all() {
        return connected.values();
    }

    /** Notes a sign of life of a validator. */
    void heard(PublicKey key, long now, Epoch epoch) {
        if (epoch.indexOf(key).isPresent()) {
            heard.put(key, now);
        }
    }

    Optional<Long> lastHeard(PublicKey key) {
        return Optional.ofNullable(heard.get(key));
    }

    /** Forgets who is not a validator of {@code epoch}. */
    void keepHeard(Epoch epoch) {
        heard.keySet().removeIf(key -> epoch.indexOf(key).isEmpty());
    }

    /** Connected validators of {@code epoch}, not counting this node. */
    List<Peer> validators(Epoch epoch) {
        List<Peer> found = new ArrayList<>();
        for (Peer peer : connected.values()) {
            if (epoch.indexOf(peer.key).isPresent()) {
                found.add(peer);
            }
        }
        return found;
    }

    /** The highest final block any peer claims to have. */
    long highestCommitted() {
        return connected.values().stream().mapToLong(Peer::committedHeight).max().orElse(0);
    }
}
