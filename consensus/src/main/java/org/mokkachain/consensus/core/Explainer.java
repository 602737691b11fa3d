package org.mokkachain.consensus.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.consensus.view.Role;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Phase;

/** Says what the state machine is doing and, if no block comes, why and who is missing. */
final class Explainer {
    private final Core core;
    private final Epoch epoch;
    private final Role role;
    private final Optional<String> halted;

    Explainer(Core core, Role role, Optional<String> halted) {
        this.core = core;
        this.epoch = core.epoch();
        this.role = role;
        this.halted = halted;
    }

    ConsensusView view(long now) {
        Optional<BlockReference> pending = pending();
        List<PeerView> validators = new ArrayList<>();
        for (int i = 0; i < epoch.size(); i++) {
            validators.add(peer(i, now, pending));
        }
        long target = Math.max(core.peers().highestCommitted(), core.tree().tip().height());
        List<String> unreachable = validators.stream()
                .filter(v -> !v.connected())
                .map(PeerView::name)
                .toList();
        boolean ok = isOk();
        return new ConsensusView(
                role,
                epoch.number(),
                core.terms().term(),
                core.terms().candidate(),
                core.terms().leader(),
                epoch.quorum(),
                core.tree().tip(),
                pending,
                target,
                core.isWeakened(),
                core.duty().workPending,
                ok,
                sentence(ok, unreachable, validators, pending),
                ok ? List.of() : missing(unreachable, validators, pending),
                nextAttempt(now),
                validators);
    }

    private OptionalLong nextAttempt(long now) {
        long deadline = core.pacemaker().nextDeadline();
        return deadline == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(Math.max(0, deadline - now));
    }

    /** The highest block that is prepared here or certified and not final. */
    private Optional<BlockReference> pending() {
        Optional<BlockReference> next = core.committer().next();
        if (next.isPresent()) {
            return next;
        }
        return core.votes().ofTerm(core.terms().term()).values().stream()
                .flatMap(slot -> slot.all(Phase.PREPARE).stream())
                .map(vote -> vote.block())
                .filter(block -> block.height() == core.tree().tip().height() + 1)
                .findFirst();
    }

    private PeerView peer(int index, long now, Optional<BlockReference> pending) {
        boolean self = index == core.me();
        var key = epoch.key(index);
        OptionalLong silent = core.peers()
                .lastHeard(key)
                .map(at -> OptionalLong.of(Math.max(0, now - at)))
                .orElse(self ? OptionalLong.of(0) : OptionalLong.empty());
        long committed = self
                ? core.tree().tip().height()
                : core.peers().get(key).map(Peers.Peer::committedHeight).orElse(0L);
        return new PeerView(
                index,
                epoch.name(index),
                self || core.peers().isConnected(key),
                silent,
                committed,
                core.terms().isSuspectedBy(index),
                core.election().hasVoteOf(index),
                hasVoted(Phase.PREPARE, index, pending),
                hasVoted(Phase.COMMIT, index, pending));
    }

    private boolean hasVoted(Phase phase, int index, Optional<BlockReference> pending) {
        return pending.flatMap(block -> core.votes().at(block))
                .flatMap(slot -> slot.get(phase, index))
                .isPresent();
    }

    /** Blocks come as soon as there is work: a leader is pinned, not suspected, and a quorum can be reached. */
    private boolean isOk() {
        if (role == Role.OBSERVER) {
            return !core.peers().validators(epoch).isEmpty() && !core.isBehind();
        }
        return halted.isEmpty()
                && core.hasQuorum()
                && core.terms().pin().isPresent()
                && core.pacemaker().suspicion().isEmpty()
                && !core.isBehind();
    }

    private String sentence(
            boolean ok, List<String> unreachable, List<PeerView> validators, Optional<BlockReference> pending) {
        if (halted.isPresent()) {
            return "Halted for safety: " + halted.get() + ".";
        }
        String leader = core.terms().leader().isPresent()
                ? epoch.name(core.terms().leader().getAsInt())
                : "nobody";
        long height = core.tree().tip().height();
        if (core.isBehind()) {
            return "Catching up: at height %d of %d.".formatted(height, core.peers().highestCommitted());
        }
        if (role == Role.OBSERVER) {
            return ok
                    ? "Following the chain at height %d.".formatted(height)
                    : "No blocks: no validator can be reached.";
        }
        if (!core.hasQuorum()) {
            int reached = epoch.size() - unreachable.size();
            return "No blocks: only %d of %d validators can be reached and %d are needed; missing: %s."
                    .formatted(reached, epoch.size(), epoch.quorum(), String.join(", ", unreachable));
        }
        if (ok) {
            boolean busy = core.pacemaker().hasUncommitted() || core.duty().workPending;
            String state = busy ? "is producing blocks" : "is idle";
            boolean silent = role == Role.REJOINING;
            String own = silent ? " This validator lost its log and follows until it is safe to vote." : "";
            return "%s leads term %d and %s at height %d.%s"
                    .formatted(leader, core.terms().term(), state, height, own);
        }
        List<String> missing = missing(unreachable, validators, pending);
        String who = missing.isEmpty() ? "" : "; missing: " + String.join(", ", missing);
        if (core.terms().pin().isEmpty()) {
            return "No blocks: term %d waits for %s to prove its leadership%s."
                    .formatted(core.terms().term(), epoch.name(core.terms().candidate()), who);
        }
        String reason = core.pacemaker().suspicion().orElseThrow().sentence();
        return "No blocks: %s, term %d, is to be replaced because %s%s."
                .formatted(leader, core.terms().term(), reason, who);
    }

    /** Whose absence matters: who cannot be reached, or else whose vote for the pending block is not here. */
    private List<String> missing(
            List<String> unreachable, List<PeerView> validators, Optional<BlockReference> pending) {
        if (!unreachable.isEmpty() || pending.isEmpty()) {
            return unreachable;
        }
        return validators.stream()
                .filter(v -> !v.prepared())
                .map(PeerView::name)
                .toList();
    }
}
