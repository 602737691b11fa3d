package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.mokkachain.api.model.PeerInfo;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.p2p.transport.Direction;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.value.PublicKey;

/** All other nodes, from what links, consensus and gossip know of them. */
final class PeerList {
    private final ConsensusView view;
    private final Epoch epoch;
    private final Map<PublicKey, KnownPeer> known = new LinkedHashMap<>();

    private PeerList(ConsensusView view, Epoch epoch, List<KnownPeer> known) {
        this.view = view;
        this.epoch = epoch;
        known.forEach(peer -> this.known.put(peer.key(), peer));
    }

    /** On the protocol thread. */
    static PeerList of(Replica replica) {
        long now = System.nanoTime();
        return new PeerList(replica.view(now), replica.epoch(), KnownPeer.all(replica, now));
    }

    /** Those of the transport first, then those that only gossip knows. */
    List<PeerInfo> with(List<PeerStatus> links) {
        List<PeerInfo> peers = new ArrayList<>();
        for (PeerStatus link : links) {
            peers.add(linked(link, Optional.ofNullable(known.remove(link.key()))));
        }
        known.values().forEach(peer -> peers.add(unlinked(peer)));
        return peers;
    }

    private PeerInfo linked(PeerStatus peer, Optional<KnownPeer> gossip) {
        Optional<PeerView> validator = validator(peer.key());
        OptionalLong since = peer.link().map(link -> link.since())
                .or(() -> peer.trouble().map(Trouble::since))
                .map(at -> OptionalLong.of(at.toEpochMilli()))
                .orElseGet(OptionalLong::empty);
        return new PeerInfo(
                peer.key().hex(),
                validator.map(PeerView::name)
                        .or(() -> peer.identity().map(said -> said.nodeName()))
                        .or(() -> gossip.flatMap(KnownPeer::name)),
                peer.address(),
                peer.connected(),
                peer.link().map(link -> link.direction() == Direction.INBOUND).orElse(false),
                since,
                validator.map(v -> OptionalLong.of(v.committedHeight()))
                        .or(() -> gossip.map(KnownPeer::height))
                        .orElseGet(OptionalLong::empty),
                peer.trouble().map(Trouble::sentence),
                gossip.map(KnownPeer::alive),
                gossip.map(KnownPeer::phi).filter(Double::isFinite).map(OptionalDouble::of)
                        .orElseGet(OptionalDouble::empty),
                gossip.map(KnownPeer::says).orElseGet(Map::of));
    }

    private static PeerInfo unlinked(KnownPeer peer) {
        return new PeerInfo(
                peer.key().hex(),
                peer.name(),
                peer.address(),
                false,
                false,
                OptionalLong.empty(),
                peer.height(),
                Optional.empty(),
                Optional.of(peer.alive()),
                Double.isFinite(peer.phi()) ? OptionalDouble.of(peer.phi()) : OptionalDouble.empty(),
                peer.says());
    }

    private Optional<PeerView> validator(PublicKey key) {
        OptionalInt index = epoch.indexOf(key);
        return view.validators().stream()
                .filter(v -> index.isPresent() && v.index() == index.getAsInt())
                .findFirst();
    }
}
