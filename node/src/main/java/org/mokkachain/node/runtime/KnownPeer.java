package org.mokkachain.node.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.mokkachain.node.replica.NodeFacts;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.p2p.gossip.AsciiText;
import org.mokkachain.p2p.membership.PeerView;
import org.mokkachain.types.value.PublicKey;

/**
 * Another node as gossip knows it.
 *
 * @param phi suspicion of the failure detector
 * @param says what it says of itself, as texts
 */
record KnownPeer(PublicKey key, boolean alive, double phi, Map<String, String> says) {
    private static final long NANOS_PER_MS = 1_000_000;

    /** On the protocol thread. */
    static List<KnownPeer> all(Replica replica, long nowNanos) {
        return replica.gossip().membership().peers(nowNanos / NANOS_PER_MS).stream().map(KnownPeer::of).toList();
    }

    private static KnownPeer of(PeerView view) {
        Map<String, String> says = new TreeMap<>();
        view.values().forEach((key, value) -> says.put(key, AsciiText.decode(value)));
        return new KnownPeer(view.key(), view.live(), view.phi(), says);
    }

    Optional<String> name() {
        return Optional.ofNullable(says.get(NodeFacts.NAME));
    }

    /** What it says is wrong with it; while it lives. */
    Optional<String> complaint() {
        return Optional.ofNullable(says.get(NodeFacts.COMPLAINT)).filter(words -> alive && !words.isBlank());
    }

    String address() {
        return says.getOrDefault(NodeFacts.ADDRESS, "").replaceFirst("^.*@", "");
    }

    OptionalLong height() {
        String said = says.getOrDefault(NodeFacts.HEIGHT, "");
        return said.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(said)) : OptionalLong.empty();
    }
}
