package org.mokkachain.node.runtime;

import java.util.concurrent.atomic.AtomicBoolean;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.node.metrics.ConsensusFigures;
import org.mokkachain.types.value.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what consensus does: for the operator's log, for the timings and
 * leaderships of blocks, and a flag for subscribers that
 * something changed. Called on the protocol thread.
 */
final class Chronicle {
    private static final Logger LOG = LoggerFactory.getLogger("org.mokkachain.consensus");

    private final Timings timings;
    private final Leaderships leaderships;
    private final MessageChecks checks;
    private final EvidenceKeeper evidence;
    private final ConsensusFigures figures;
    private final AtomicBoolean changed = new AtomicBoolean();

    Chronicle(Seen seen, MessageChecks checks, EvidenceKeeper evidence, ConsensusFigures figures) {
        this.timings = seen.timings();
        this.leaderships = seen.leaderships();
        this.checks = checks;
        this.evidence = evidence;
        this.figures = figures;
    }

    /** Whether term, leader or role changed since the last call. */
    boolean takeChanged() {
        return changed.getAndSet(false);
    }

    /** This node is about to vote for the block. */
    void accepted(Hash block) {
        timings.proposed(block, nowMs());
        figures.accepted(block, System.nanoTime());
    }

    void record(ConsensusEvent event) {
        figures.record(event, System.nanoTime());
        switch (event) {
            // Told already by what is written to the consensus log, also of this node's own proposals.
            case ConsensusEvent.Accepted _ -> {}
            case ConsensusEvent.Acknowledged acknowledged -> timings.prepared(acknowledged.block().hash(), nowMs());
            case ConsensusEvent.Committed committed -> {
                timings.committed(committed.block().hash(), nowMs());
                LOG.debug("committed height={} term={} block={}", committed.block().height(),
                        committed.block().term(), committed.block().hash());
            }
            // The transport's own journal tells of these, with addresses.
            case ConsensusEvent.Joined _, ConsensusEvent.Left _ -> {}
            case ConsensusEvent.RoleChanged(var role, long term) -> LOG.info("role={} term={}", role, term);
            case ConsensusEvent.TermStarted(long epoch, long term, int candidate) ->
                LOG.info("term started term={} epoch={} candidate={}", term, epoch, name(candidate));
            case ConsensusEvent.LeaderChanged(long term, var leader) ->
                LOG.info("leader={} term={}", leader.isPresent() ? name(leader.getAsInt()) : "none", term);
            case ConsensusEvent.LeaderProven(var proof, var entry) ->
                leaderships.proven(proof, entry, checks.epoch(), nowMs());
            case ConsensusEvent.HeartbeatTimeout(long term) -> LOG.info("the leader is silent term={}", term);
            case ConsensusEvent.Suspected(long term, var reason) ->
                LOG.info("the leader is suspected term={} reason={}", term, reason);
            case ConsensusEvent.SuspicionEnded(long term) -> LOG.info("the leader is trusted again term={}", term);
            case ConsensusEvent.EvidenceFound(var found) ->
                evidence.found(found, checks.epoch().validators().get(found.offender()));
            case ConsensusEvent.EpochStarted(long epoch, var validators) ->
                LOG.info("epoch started epoch={} validators={}", epoch, validators.size());
            case ConsensusEvent.RejoinStarted(String why) ->
                LOG.warn("this validator follows without voting until that is safe: {}", why);
            case ConsensusEvent.RejoinFinished(long term) -> LOG.info("this validator votes again term={}", term);
            case ConsensusEvent.Problem(String what) -> LOG.warn("{}", what);
        }
        if (!(event instanceof ConsensusEvent.Accepted
                || event instanceof ConsensusEvent.Acknowledged
                || event instanceof ConsensusEvent.Committed)) {
            changed.set(true);
        }
    }

    private String name(int validator) {
        return checks.epoch().name(validator);
    }

    private static long nowMs() {
        return System.currentTimeMillis();
    }
}
