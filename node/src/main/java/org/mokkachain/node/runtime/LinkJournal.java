package org.mokkachain.node.runtime;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.node.http.EventHub;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.value.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells log and subscribers of links that come and go. Thread-safe. */
final class LinkJournal {
    private static final Logger LOG = LoggerFactory.getLogger(LinkJournal.class);
    private static final long REPEAT_NANOS = 30_000_000_000L;
    private static final int MAX_ADDRESSES = 1_000;

    private final MessageChecks checks;
    private final EventHub events;
    private final Map<String, Long> lastRefusal = new ConcurrentHashMap<>();

    LinkJournal(MessageChecks checks, EventHub events) {
        this.checks = checks;
        this.events = events;
    }

    void connected(PeerInfo peer) {
        LOG.info("peer connected peer={} address={} direction={}", name(peer.key()), peer.address(), peer.direction());
        events.publish(new NodeEvent.PeerChanged(peer.key().hex(), validatorName(peer.key()), true));
    }

    void disconnected(PublicKey peer, Disconnect reason) {
        LOG.info("peer disconnected peer={} cause={} {}", name(peer), reason.cause(), reason.detail());
        events.publish(new NodeEvent.PeerChanged(peer.hex(), validatorName(peer), false));
    }

    /** Repeats with every attempt, so it is said at most every 30 s for an address. */
    void refused(String address, Refusal refusal) {
        if (refusal.field() == Refusal.Field.DUPLICATE) {
            return;
        }
        if (isNews(address)) {
            LOG.warn("handshake failed address={} {}", address, refusal.sentence());
        }
    }

    /** As {@link #refused}, which has told already if the handshake was refused. */
    void unreachable(PeerAddress peer, Trouble trouble) {
        if (trouble.kind() != Trouble.Kind.HANDSHAKE_REFUSED && isNews(peer.endpoint())) {
            LOG.warn("peer unreachable peer={} {}", name(peer.key()), trouble.sentence());
        }
    }

    private boolean isNews(String address) {
        long now = System.nanoTime();
        Long last = lastRefusal.get(address);
        if (last != null && now - last < REPEAT_NANOS) {
            return false;
        }
        if (lastRefusal.size() >= MAX_ADDRESSES) {
            lastRefusal.clear();
        }
        lastRefusal.put(address, now);
        return true;
    }

    private String name(PublicKey peer) {
        return validatorName(peer).orElseGet(() -> peer.hex().substring(0, 16));
    }

    private Optional<String> validatorName(PublicKey peer) {
        return checks.epoch().validators().members().stream()
                .filter(validator -> validator.key().equals(peer))
                .map(Validator::name)
                .findFirst();
    }
}
