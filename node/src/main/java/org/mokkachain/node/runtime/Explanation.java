package org.mokkachain.node.runtime;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.types.value.PublicKey;

/**
 * Says why no block comes, if none does: consensus knows what it waits for and who is missing, the transport knows why
 * they are.
 */
final class Explanation {
    private static final long NANOS_PER_MS = 1_000_000;

    private final Epoch epoch;
    private final PublicKey self;
    private final List<PeerStatus> peers;

    Explanation(Epoch epoch, PublicKey self, List<PeerStatus> peers) {
        this.epoch = epoch;
        this.self = self;
        this.peers = peers;
    }

    Liveness liveness(ConsensusView view) {
        long nowMs = System.currentTimeMillis();
        List<Liveness.Missing> missing = view.validators().stream()
                .filter(validator -> !epoch.key(validator.index()).equals(self))
                .filter(validator -> !validator.connected() || view.missing().contains(validator.name()))
                .map(validator -> missing(validator, nowMs))
                .toList();
        OptionalLong next = view.nextAttemptNanos().isPresent() && !view.ok()
                ? OptionalLong.of(nowMs + view.nextAttemptNanos().getAsLong() / NANOS_PER_MS)
                : OptionalLong.empty();
        return new Liveness(view.ok(), view.sentence(), missing, next);
    }

    private Liveness.Missing missing(PeerView validator, long nowMs) {
        Optional<PeerStatus> status = peers.stream()
                .filter(peer -> peer.key().equals(epoch.key(validator.index())))
                .findFirst();
        String reason = status.flatMap(PeerStatus::trouble)
                .map(trouble -> trouble.sentence())
                .orElse(validator.connected()
                        ? "connected, but does not take part"
                        : "unreachable: there is no link to it");
        long since = status.flatMap(PeerStatus::trouble)
                .map(trouble -> trouble.since().toEpochMilli())
                .orElseGet(() -> nowMs - validator.silentNanos().orElse(0) / NANOS_PER_MS);
        return new Liveness.Missing(validator.name(), reason, since);
    }
}
