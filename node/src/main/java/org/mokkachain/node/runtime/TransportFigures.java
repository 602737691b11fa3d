package org.mokkachain.node.runtime;

import java.util.List;
import java.util.function.ToLongFunction;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.node.metrics.PeerFigures;
import org.mokkachain.p2p.transport.Direction;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.TransportCounters;

/** Figures of links with other nodes; looked at once a second. */
final class TransportFigures {
    private static final String LINKS = "Links with other nodes, by who opened them";

    private final Transport transport;
    private final MessageChecks messages;
    private final int maxInbound;
    private final PeerFigures peers;
    private volatile List<PeerStatus> last = List.of();

    /** @param maxInbound most links that others may have opened */
    TransportFigures(Transport transport, MessageChecks messages, int maxInbound, Meters meters) {
        this.transport = transport;
        this.messages = messages;
        this.maxInbound = maxInbound;
        this.peers = new PeerFigures(meters, transport.self());
    }

    /** Looks again. For one thread. */
    void refresh() {
        last = transport.peers();
        peers.update(last, messages.epoch().validators());
    }

    void measure(Meters meters) {
        meters.queue("inbound-links", () -> links(Direction.INBOUND), () -> maxInbound);
        meters.gauge("mokka.links", LINKS, () -> links(Direction.INBOUND), "direction", "inbound");
        meters.gauge("mokka.links", LINKS, () -> links(Direction.OUTBOUND), "direction", "outbound");
        meters.gauge("mokka.links.missing", "Nodes to be dialled that there is no link with",
                () -> last.stream().filter(peer -> peer.trouble().isPresent()).count());
        counter(meters, "mokka.links.made", "Handshakes that succeeded", TransportCounters::linksMade);
        counter(meters, "mokka.links.refused", "Handshakes that did not, for a reason worth telling",
                TransportCounters::handshakesRefused);
        counter(meters, "mokka.links.turned.away", "Connections closed before any handshake: there were too many",
                TransportCounters::turnedAway);
        counter(meters, "mokka.links.dropped.frames", "Frames not sent because too many waited",
                TransportCounters::framesDropped);
        counter(meters, "mokka.links.offences", "Offences counted against peers", TransportCounters::offences);
        counter(meters, "mokka.links.throttled", "How often a peer was not read for a while: it had used up its quota",
                TransportCounters::throttled);
    }

    private void counter(Meters meters, String name, String description, ToLongFunction<TransportCounters> count) {
        meters.counter(name, description, () -> count.applyAsLong(transport.counters()));
    }

    private long links(Direction direction) {
        return last.stream()
                .flatMap(peer -> peer.link().stream())
                .filter(link -> link.direction() == direction)
                .count();
    }
}
