package org.mokkachain.consensus.core;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.AppendStatement;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.LeadStatement;
import org.mokkachain.consensus.message.Statement;
import org.mokkachain.consensus.message.Status;
import org.mokkachain.consensus.message.VoteStatement;
import org.mokkachain.consensus.signer.SafetyViolation;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Phase;

/**
 * When a validator may sign: not before it has looked for a twin, and not while its past is lost. A lost past ends when
 * a block is final of a term that the past cannot have reached (section 10 of the protocol).
 */
final class Startup {
    private final Core core;
    private boolean looking = true;
    private boolean answered;
    /** Looked for a while, and met nobody. */
    private boolean alone;
    private String why = "its consensus log was lost";
    /** While the floor is not known: the highest term each other validator may have suspected. */
    private final Map<Integer, Long> suspected = new TreeMap<>();

    Startup(Core core) {
        this.core = core;
    }

    private DurableState durable() {
        return core.durable();
    }

    boolean isActive() {
        return !looking && !durable().isRejoining();
    }

    boolean isLooking() {
        return looking;
    }

    /** Whether it is only a matter of moments until it may sign: not while it is alone. */
    boolean isStarting() {
        return looking && !alone;
    }

    /** Begins; a validator that is alone, or none, has no twin to look for. */
    void begin() {
        if (!core.isValidator() || core.epoch().size() == 1) {
            looking = false;
        } else {
            listen();
        }
        rejoinIfHarmless();
    }

    private void listen() {
        core.out().timer(TimerId.START, 3 * core.settings().timing().heartbeat());
    }

    /** A node whose links are slow to come up has not looked at all: it goes on until somebody has answered. */
    void onTimer() {
        alone = !answered;
        looking = alone;
    }

    /** The past is lost: follow without voting until that can do no harm. */
    void lose(String why) {
        this.why = why;
        core.out().persist(new LogRecord.Rejoining(0));
        core.out().publish(new ConsensusEvent.RejoinStarted(why));
    }

    /** Why the past counts as lost, while it does. */
    Optional<String> lost() {
        return durable().isRejoining() ? Optional.of(why) : Optional.empty();
    }

    /** In another epoch the others' terms count anew. */
    void onEpoch() {
        suspected.clear();
        // Whoever decides alone has nobody to ask.
        looking &= core.epoch().size() > 1;
    }

    void onStatus(int validator, Status status) {
        if (status.epoch() != core.epoch().number()) {
            return;
        }
        for (Statement statement : status.seenFromYou()) {
            if (statement.signer() == core.me()) {
                onOwnStatement(statement);
            }
        }
        if (looking && !answered) {
            answered = true;
            alone = false;
            listen();
        }
        suspected.put(validator, status.suspectedTerm());
        if (suspected.size() >= core.epoch().size() - 1) {
            looking = false;
        }
        learnFloor();
    }

    /**
     * Any quorum of others will do: whatever was signed in the lost past lies in a term that one of them helped to
     * open, so at most one above the highest that any of them suspected. Those that claim the lowest terms are taken,
     * so that a liar cannot put it off for ever.
     */
    private void learnFloor() {
        if (!durable().isRejoining() || durable().forgottenTerm() > 0 || suspected.size() < core.epoch().quorum()) {
            return;
        }
        long highest = suspected.values().stream()
                .sorted()
                .skip(core.epoch().quorum() - 1L)
                .findFirst()
                .orElseThrow();
        core.out().persist(new LogRecord.Rejoining(Math.max(highest, durable().term()) + 1));
        rejoinIfHarmless();
    }

    /** A block is final: maybe the lost past can do no harm any more. */
    void onCommitted() {
        rejoinIfHarmless();
    }

    /** Nothing has to be committed here for that: a ledger made from a snapshot may begin so high. */
    private void rejoinIfHarmless() {
        long floor = durable().forgottenTerm();
        if (durable().isRejoining() && floor > 0 && core.tree().tip().term() > floor) {
            core.out().persist(new LogRecord.Born(core.epoch().chainId(), core.identity().key()));
            core.out().persist(new LogRecord.Rejoined());
            core.out().publish(new ConsensusEvent.RejoinFinished(core.terms().term()));
        }
    }

    /** A valid statement under this node's own key came from outside. */
    void onOwnStatement(Statement statement) {
        if (!isForeign(statement)) {
            return;
        }
        if (looking) {
            if (!durable().isRejoining()) {
                lose("the log is older than what this key has signed: " + statement.getClass().getSimpleName());
            }
        } else if (core.isValidator() && !durable().isRejoining()) {
            throw new SafetyViolation("another node signs with this validator's key, or this disk is older"
                    + " than what it has signed: " + statement);
        }
    }

    private boolean isForeign(Statement statement) {
        if (statement.epoch() != durable().epoch() || statement.term() <= durable().forgottenTerm()) {
            return false;
        }
        return switch (statement) {
            case VoteStatement s -> isForeignVote(s);
            case LeadStatement s ->
                s.term() > durable().ledTerm()
                        || s.term() == durable().ledTerm()
                                && durable().pin().stream()
                                        .anyMatch(p -> p.term() == s.term()
                                                && !p.hash().equals(s.proofHash()));
            case AppendStatement s -> isForeignBlock(s.block());
            case BlockVote s when s.phase() == Phase.PREPARE -> isForeignBlock(s.block());
            case BlockVote s ->
                durable().locked().map(c -> Rank.of(c.block())).stream()
                        .noneMatch(locked -> !Rank.of(s.block()).isAbove(locked));
        };
    }

    private boolean isForeignVote(VoteStatement vote) {
        long voted = durable().vote().map(v -> v.statement().term()).orElse(0L);
        return vote.term() > voted
                || vote.term() == voted
                        && durable().vote().stream().noneMatch(v -> v.statement().equals(vote));
    }

    private boolean isForeignBlock(BlockReference block) {
        Rank rank = Rank.of(block);
        boolean beyond = durable().lastVoted().map(Rank::of).stream().noneMatch(last -> !rank.isAbove(last));
        boolean remembered = !durable().oldestRemembered().isAbove(rank);
        return beyond || remembered && !durable().hasPrepared(block);
    }
}
