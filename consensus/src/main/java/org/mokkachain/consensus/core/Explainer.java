package org.mokkachain.consensus.core;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.message.Suspicion;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.PeerView;
import org.mokkachain.consensus.view.Role;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Phase;

/** Says what the state machine is doing and, if no block comes, why and who is missing. */
final class Explainer {
    private static final long SECOND = 1_000_000_000;

    /** So many times T_progress without a final block, while work waits, are a standstill. */
    private static final int PATIENCE = 5;

    /** So many times T_hbTimeout without a word, when there is much to say. */
    private static final int MUTE = 4;

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
        BitSet inProof = signersOfProof();
        List<PeerView> validators = new ArrayList<>();
        for (int i = 0; i < epoch.size(); i++) {
            validators.add(peer(i, now, pending, inProof.get(i)));
        }
        long target = Math.max(core.peers().highestCommitted(), core.tree().tip().height());
        boolean ok = isOk(validators, now);
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
                core.startup().lost(),
                core.duty().workPending,
                ok,
                statement(ok, validators, pending, now),
                ok ? List.of() : missing(validators, pending, now),
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

    private PeerView peer(int index, long now, Optional<BlockReference> pending, boolean inProof) {
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
                self ? role == Role.REJOINING : core.peers().isRejoining(key),
                core.terms().isSuspectedBy(index),
                core.election().hasVoteOf(index) || inProof,
                hasVoted(Phase.PREPARE, index, pending),
                hasVoted(Phase.COMMIT, index, pending));
    }

    private BitSet signersOfProof() {
        BitSet signers = new BitSet(epoch.size());
        core.terms().pin().ifPresent(proof -> proof.votes().forEach(vote -> signers.set(vote.signer())));
        return signers;
    }

    private boolean hasVoted(Phase phase, int index, Optional<BlockReference> pending) {
        return pending.flatMap(block -> core.votes().at(block))
                .flatMap(slot -> slot.get(phase, index))
                .isPresent();
    }

    /** Blocks come as soon as there is work: a leader is pinned, not suspected, and a quorum can vote. */
    private boolean isOk(List<PeerView> validators, long now) {
        if (core.isBehind() || isStalled(now)) {
            return false;
        }
        if (role == Role.OBSERVER) {
            return !core.peers().validators(epoch).isEmpty();
        }
        return halted.isEmpty()
                && core.hasQuorum()
                && voters(validators) >= epoch.quorum()
                && core.terms().pin().isPresent()
                && core.pacemaker().suspicion().isEmpty();
    }

    /** Terms come and go, each of them seems well, and nothing becomes final. */
    private boolean isStalled(long now) {
        return core.pacemaker().unmetFor(now) > PATIENCE * core.settings().timing().progress();
    }

    private static long voters(List<PeerView> validators) {
        return validators.stream().filter(v -> v.connected() && !v.rejoining()).count();
    }

    private String statement(boolean ok, List<PeerView> validators, Optional<BlockReference> pending, long now) {
        long height = core.tree().tip().height();
        if (halted.isPresent()) {
            return "Halted for safety: " + halted.get();
        }
        if (core.isBehind()) {
            return "Catching up: at height %d of %d".formatted(height, core.peers().highestCommitted());
        }
        if (role == Role.OBSERVER) {
            return observed(ok, height, now);
        }
        long reached = validators.stream().filter(PeerView::connected).count();
        if (!core.hasQuorum() || voters(validators) < epoch.quorum()) {
            String can = core.hasQuorum() ? "vote" : "be reached";
            return "No blocks: only %d of %d validators can %s and %d are needed"
                    .formatted(core.hasQuorum() ? voters(validators) : reached, epoch.size(), can, epoch.quorum());
        }
        return ok ? wellLed(height) : standstill(validators, pending, now);
    }

    private String observed(boolean ok, long height, long now) {
        if (ok) {
            return "Following the chain at height %d".formatted(height);
        }
        return core.peers().validators(epoch).isEmpty()
                ? "No blocks: no validator can be reached"
                : "No blocks: for %d s none has become final after height %d although transactions wait"
                        .formatted(core.pacemaker().unmetFor(now) / SECOND, height);
    }

    private String wellLed(long height) {
        boolean busy = core.pacemaker().hasUncommitted() || core.duty().workPending;
        String own = core.startup().lost()
                .map(why -> ". This validator does not vote until that is safe: " + why)
                .orElse("");
        // Put together by hand, as this is said after nearly every step.
        return leader() + " leads term " + core.terms().term() + " and is " + (busy ? "producing blocks" : "idle")
                + " at height " + height + own;
    }

    private String leader() {
        return core.terms().leader().isPresent() ? epoch.name(core.terms().leader().getAsInt()) : "nobody";
    }

    private String standstill(List<PeerView> validators, Optional<BlockReference> pending, long now) {
        long term = core.terms().term();
        if (core.terms().pin().isEmpty()) {
            long votes = validators.stream().filter(PeerView::votedForCandidate).count();
            String here = core.terms().isMine() ? " (%d of %d votes)".formatted(votes, epoch.quorum()) : "";
            return "No blocks: term %d waits for %s to prove its leadership%s"
                    .formatted(term, epoch.name(core.terms().candidate()), here);
        }
        Optional<String> reason = core.pacemaker().suspicion().map(Suspicion::sentence);
        if (reason.isPresent()) {
            long agree = validators.stream().filter(PeerView::suspects).count();
            return "No blocks: %s, term %d, is to be replaced because %s (%d of the %d needed agree)"
                    .formatted(leader(), term, reason.get(), agree, epoch.quorum());
        }
        String what = pending.map(block -> "block %d has %d of the %d votes it needs".formatted(block.height(),
                        validators.stream().filter(PeerView::prepared).count(), epoch.quorum()))
                .orElse("proposes nothing although transactions wait");
        return "No blocks: for %d s none has become final; %s leads term %d, and %s"
                .formatted(core.pacemaker().unmetFor(now) / SECOND, leader(), term, what);
    }

    /** Who cannot be reached, may not vote or is mute, and whose vote for what is pending is not here. */
    private List<String> missing(List<PeerView> validators, Optional<BlockReference> pending, long now) {
        if (halted.isPresent() || core.isBehind()) {
            return List.of();
        }
        boolean quorum = core.hasQuorum() && voters(validators) >= epoch.quorum();
        return validators.stream()
                .filter(v -> !v.connected()
                        || v.rejoining()
                        || isMute(v, now)
                        || quorum && pending.isPresent() && !v.prepared())
                .map(PeerView::name)
                .toList();
    }

    /** Where there is no good leader everybody speaks many times a second. */
    private boolean isMute(PeerView validator, long now) {
        long patience = MUTE * core.settings().timing().silence();
        return validator.index() != core.me()
                && core.pacemaker().troubledFor(now) > patience
                && validator.silentNanos().orElse(Long.MAX_VALUE) > patience;
    }
}
