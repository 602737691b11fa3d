package org.mokkachain.node.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.node.governance.Attendance;
import org.mokkachain.node.governance.Presence;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.value.PublicKey;

/** Who is there, by links, the statuses of validators, and what others say of themselves by gossip. */
final class LiveAttendance implements Attendance {
    private final PublicKey self;
    private final long head;
    private final Map<PublicKey, PeerStatus> links = new LinkedHashMap<>();
    private final Map<PublicKey, Long> heights;

    /**
     * @param heights last final heights of other nodes, see {@link #heights}
     * @param head own last final height
     */
    LiveAttendance(PublicKey self, long head, List<PeerStatus> links, Map<PublicKey, Long> heights) {
        this.self = self;
        this.head = head;
        this.heights = heights;
        links.forEach(link -> this.links.put(link.key(), link));
    }

    /** What is known of others' heights, the higher one of gossip and status. On the protocol thread. */
    static Map<PublicKey, Long> heights(Replica replica) {
        Map<PublicKey, Long> heights = new LinkedHashMap<>();
        long now = System.nanoTime();
        for (KnownPeer peer : KnownPeer.all(replica, now)) {
            peer.height().ifPresent(height -> heights.put(peer.key(), height));
        }
        Epoch epoch = replica.epoch();
        for (PeerView validator : replica.view(now).validators()) {
            if (validator.silentNanos().isPresent()) {
                heights.merge(epoch.key(validator.index()), validator.committedHeight(), Math::max);
            }
        }
        return heights;
    }

    @Override
    public long head() {
        return head;
    }

    @Override
    public Presence of(PublicKey node) {
        if (node.equals(self)) {
            return new Presence(true, "", OptionalLong.of(head));
        }
        Optional<PeerStatus> link = Optional.ofNullable(links.get(node));
        String reason = link.flatMap(PeerStatus::trouble).map(Trouble::sentence)
                .map(trouble -> "is not connected: " + trouble)
                .orElse("is not connected");
        Long height = heights.get(node);
        return new Presence(
                link.map(PeerStatus::connected).orElse(false),
                reason,
                height == null ? OptionalLong.empty() : OptionalLong.of(height));
    }
}
