package org.mokkachain.node.metrics;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.mokkachain.p2p.transport.LinkStatus;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.PublicKey;

/**
 * Figures of links: of each validator by name, of all other nodes together, so that their number does not matter. For
 * one thread.
 */
public final class PeerFigures {
    private static final String OTHERS = "others";

    private final PublicKey self;
    private final MultiGauge connected;
    private final MultiGauge roundTrip;
    private final MultiGauge received;
    private final MultiGauge sent;
    private final MultiGauge dropped;
    private final MultiGauge offences;

    public PeerFigures(Meters meters, PublicKey self) {
        this.self = self;
        connected = meters.rows("mokka.peer.connected", "1 if there is a link to this validator; the number of links to"
                + " other nodes under others");
        roundTrip = meters.rows("mokka.peer.round.trip.seconds", "Last measured; of others the longest");
        received = meters.rows("mokka.peer.received.bytes", "Over the links that stand now, without encryption");
        sent = meters.rows("mokka.peer.sent.bytes", "Over the links that stand now, without encryption");
        dropped = meters.rows("mokka.peer.dropped.frames",
                "Frames not sent over the links that stand now because too many waited");
        offences = meters.rows("mokka.peer.offences", "Offences counted against peers that are linked or dialled");
    }

    private record Row(String name, double value) {}

    /** Looks again. */
    public void update(List<PeerStatus> peers, ValidatorSet validators) {
        Map<String, List<PeerStatus>> byName = new LinkedHashMap<>();
        for (Validator validator : validators.members()) {
            if (!validator.key().equals(self)) {
                byName.put(validator.name(), new ArrayList<>());
            }
        }
        byName.put(OTHERS, new ArrayList<>());
        for (PeerStatus peer : peers) {
            String name = validators.find(peer.key()).map(Validator::name).orElse(OTHERS);
            byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(peer);
        }
        register(connected, byName, peer -> peer.connected() ? 1 : 0);
        register(received, byName, peer -> link(peer, link -> link.received().bytes()));
        register(sent, byName, peer -> link(peer, link -> link.sent().bytes()));
        register(dropped, byName, peer -> link(peer, LinkStatus::dropped));
        register(offences, byName, PeerStatus::offences);
        register(roundTrip, byName.entrySet().stream()
                .map(entry -> new Row(entry.getKey(), longest(entry.getValue())))
                .toList());
    }

    private static double longest(List<PeerStatus> peers) {
        return peers.stream()
                .flatMap(peer -> peer.link().stream())
                .flatMap(link -> link.roundTrip().stream())
                .mapToDouble(time -> time.toNanos() / 1e9)
                .max()
                .orElse(Double.NaN);
    }

    private static double link(PeerStatus peer, ToDoubleFunction<LinkStatus> figure) {
        Optional<LinkStatus> link = peer.link();
        return link.isPresent() ? figure.applyAsDouble(link.get()) : 0;
    }

    private static void register(
            MultiGauge gauge, Map<String, List<PeerStatus>> byName, ToDoubleFunction<PeerStatus> figure) {
        register(gauge, byName.entrySet().stream()
                .map(entry -> new Row(entry.getKey(), entry.getValue().stream().mapToDouble(figure).sum()))
                .toList());
    }

    private static void register(MultiGauge gauge, List<Row> rows) {
        gauge.register(
                rows.stream()
                        .map(row -> MultiGauge.Row.of(Tags.of("peer", row.name()), row.value()))
                        .toList(),
                true);
    }
}
