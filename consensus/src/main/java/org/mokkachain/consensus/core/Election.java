package org.mokkachain.consensus.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.LeadStatement;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.ProofLimits;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.consensus.message.VoteStatement;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;

/** Votes for candidates: this node's own, and as a candidate those of the others, which make its proof. */
final class Election {
    private final Core core;
    private final Epoch epoch;
    /** The latest vote of each validator for a term of this node, the current one or a later one. */
    private final @Nullable Vote[] votes;
    /** The first quorum of votes in the current term, from which the proof is made. */
    private List<Vote> chosen = List.of();

    Election(Core core) {
        this.core = core;
        this.epoch = core.epoch();
        this.votes = new @Nullable Vote[epoch.size()];
    }

    void onTermEntered() {
        chosen = List.of();
        choose();
    }

    /** Votes if that is due; whether it was. */
    boolean advance() {
        boolean voted = isDue();
        if (voted) {
            vote();
        }
        return becomeLeader() || voted;
    }

    private boolean isDue() {
        long term = core.terms().term();
        return term > 0
                && core.maySign()
                && term > core.durable().forgottenTerm()
                && core.terms().pin().isEmpty()
                && core.durable().vote().map(v -> v.statement().term()).orElse(0L) < term
                && core.votes().report().block().term() < term;
    }

    private void vote() {
        long term = core.terms().term();
        core.votes().persistLock();
        Certificate report = core.votes().report();
        VoteStatement statement = core.signer().vote(epoch, core.me(), term, report.block());
        Vote vote = new Vote(statement, report, headerOf(report.block()));
        core.out().persist(new LogRecord.Voted(vote));
        if (statement.candidate() == core.me()) {
            core.out().deliver(vote);
        } else {
            core.out().send(epoch.key(statement.candidate()), vote);
        }
    }

    private Optional<Header> headerOf(BlockReference block) {
        if (epoch.model() == CrashModel.BFT || block.term() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                block.equals(core.tree().tip())
                        ? core.tree().tipHeader()
                        : core.tree().get(block.hash()).orElseThrow().header());
    }

    void onVote(Vote vote) {
        VoteStatement statement = vote.statement();
        if (statement.candidate() != core.me() || statement.term() < core.terms().term()) {
            return;
        }
        Vote known = votes[statement.signer()];
        if (known != null && known.statement().term() >= statement.term()) {
            return;
        }
        votes[statement.signer()] = vote;
        core.votes().onReported(vote.certificate());
        choose();
    }

    private void choose() {
        if (!chosen.isEmpty() || !core.terms().isMine()) {
            return;
        }
        long term = core.terms().term();
        List<Vote> current = new ArrayList<>();
        for (Vote vote : votes) {
            if (vote != null && vote.statement().term() == term) {
                current.add(vote);
            }
        }
        if (current.size() >= epoch.quorum()) {
            chosen = current;
        }
    }

    /** Whether this validator's vote for the current term is here. */
    boolean hasVoteOf(int signer) {
        Vote vote = votes[signer];
        return vote != null && vote.statement().term() == core.terms().term();
    }

    private boolean becomeLeader() {
        if (chosen.isEmpty()
                || !core.maySign()
                || core.terms().pin().isPresent()
                || core.terms().term() <= core.durable().ledTerm()
                || core.terms().term() <= core.durable().forgottenTerm()
                || core.leadership().isDeclined()) {
            return false;
        }
        Vote best = chosen.stream()
                .max(Comparator.comparing(v -> Rank.of(v.statement().report())))
                .orElseThrow();
        if (!isBaseAvailable(best.certificate().block())) {
            return false;
        }
        lead(best.certificate());
        return true;
    }

    private boolean isBaseAvailable(BlockReference base) {
        return base.hash().equals(core.tree().tip().hash())
                || base.height() > core.tree().tip().height()
                        && core.checker().isValid(base.hash(), true);
    }

    private void lead(Certificate base) {
        ProofLimits limits = core.settings().proof();
        List<VoteStatement> statements = chosen.stream().map(Vote::statement).toList();
        Proof proof = new Proof(
                core.terms().term(), core.me(), statements, base, limits.ttlBlocks(), limits.ttlMs());
        core.out().persist(new LogRecord.Led(proof));
        LeadStatement statement = core.signer().lead(epoch, core.me(), proof);
        Lead lead = new Lead(statement, proof, core.terms().entry().orElseThrow());
        core.out().broadcast(lead);
        core.terms().accept(lead);
        core.leadership().begin(proof);
    }
}
