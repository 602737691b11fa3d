package org.mokkachain.consensus.core;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.message.AppendStatement;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.Evidence;
import org.mokkachain.consensus.message.EvidenceNotice;
import org.mokkachain.consensus.message.LeadStatement;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.Statement;
import org.mokkachain.consensus.message.VoteStatement;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.certificate.Phase;

/**
 * Remembers the highest statement of each kind of every validator: to convict who contradicts itself, and to tell a
 * validator what was seen under its key, so that twins find out.
 */
final class Witness {
    private static final int KINDS = 5;

    private final Core core;
    private final Epoch epoch;
    private final @Nullable Statement[][] seen;
    /** Offences reported already, by offender and kind: nobody is reported twice for the same. */
    private final TreeSet<String> reported = new TreeSet<>();

    Witness(Core core) {
        this.core = core;
        this.epoch = core.epoch();
        this.seen = new @Nullable Statement[epoch.size()][KINDS];
    }

    private static int kind(Statement statement) {
        return switch (statement) {
            case VoteStatement s -> 0;
            case LeadStatement s -> 1;
            case AppendStatement s -> 2;
            case BlockVote s when s.phase() == Phase.PREPARE -> 3;
            case BlockVote s -> 4;
        };
    }

    private static Rank rank(Statement statement) {
        return switch (statement) {
            case VoteStatement s -> new Rank(s.term(), 0);
            case LeadStatement s -> new Rank(s.term(), 0);
            case AppendStatement s -> Rank.of(s.block());
            case BlockVote s -> Rank.of(s.block());
        };
    }

    /** Takes note of a valid statement. */
    void observe(Statement statement) {
        if (statement.signer() == core.me()) {
            core.startup().onOwnStatement(statement);
            return;
        }
        @Nullable Statement[] known = seen[statement.signer()];
        int kind = kind(statement);
        Statement last = known[kind];
        if (last != null && rank(last).equals(rank(statement))) {
            convict(last, statement);
        }
        if (last == null || rank(statement).isAbove(rank(last))) {
            known[kind] = statement;
            lookForConcealedLock(statement.signer());
        }
    }

    /** The votes inside a proof are statements as well. */
    void observe(Proof proof) {
        proof.votes().forEach(this::observe);
    }

    private void lookForConcealedLock(int signer) {
        Statement commit = seen[signer][4];
        Statement vote = seen[signer][0];
        if (commit != null && vote != null) {
            convict(commit, vote);
        }
    }

    /** Reports two statements if they contradict each other. */
    void convict(Statement first, Statement second) {
        Evidence evidence = new Evidence(first, second);
        if (!evidence.convicts() || evidence.offender() == core.me()) {
            return;
        }
        if (reported.add(evidence.offender() + " " + evidence.offence())) {
            core.out().publish(new ConsensusEvent.EvidenceFound(evidence));
            core.out().broadcast(new EvidenceNotice(evidence));
        }
    }

    /** Evidence from others, which was checked. */
    void onEvidence(Evidence evidence) {
        convict(evidence.first(), evidence.second());
        if (evidence.offender() == core.me()) {
            observe(evidence.first());
            observe(evidence.second());
        }
    }

    /** The highest statements seen under the key of a validator. */
    List<Statement> seenFrom(OptionalInt validator) {
        List<Statement> found = new ArrayList<>();
        if (validator.isPresent() && validator.getAsInt() != core.me()) {
            for (Statement statement : seen[validator.getAsInt()]) {
                if (statement != null) {
                    found.add(statement);
                }
            }
        }
        return found;
    }
}
