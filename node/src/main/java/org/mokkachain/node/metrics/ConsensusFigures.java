package org.mokkachain.node.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mokkachain.consensus.message.Suspicion;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.value.Hash;

/** Counts what consensus does, and how long the phases of a block take as this node sees them. For one thread. */
public final class ConsensusFigures {
    private static final int MAX_BLOCKS = 1_024;
    private static final String PHASE = "mokka.consensus.phase";
    private static final String PHASES = "Time of a block's phases on this node: prepare is from accepting or making"
            + " the proposal to a quorum of first votes, commit from there to final, whole is both";

    private final Counter terms;
    private final Counter leaders;
    private final Counter timeouts;
    private final Counter evidence;
    private final Counter rejoins;
    private final Counter problems;
    private final Map<Suspicion, Counter> suspicions = new EnumMap<>(Suspicion.class);
    private final Timer prepare;
    private final Timer commit;
    private final Timer whole;
    private final Map<Hash, Seen> blocks = new LinkedHashMap<>();
    private volatile long lastCommit = System.nanoTime();

    public ConsensusFigures(Meters meters) {
        terms = meters.counting("mokka.consensus.terms", "Terms begun");
        leaders = meters.counting("mokka.consensus.leaders", "Leaders that proved their leadership");
        timeouts = meters.counting("mokka.consensus.heartbeat.timeouts", "How often the leader was silent too long");
        evidence = meters.counting("mokka.consensus.evidence", "Contradictions of validators found");
        rejoins = meters.counting("mokka.consensus.rejoins", "How often this validator had to follow without a vote");
        problems = meters.counting("mokka.consensus.problems", "What was wrong but not dangerous, as in the log");
        for (Suspicion reason : Suspicion.values()) {
            suspicions.put(reason, meters.counting("mokka.consensus.suspicions",
                    "How often this node began to suspect the leader, by reason", "reason", Labels.of(reason)));
        }
        prepare = meters.timer(PHASE, PHASES, "phase", "prepare");
        commit = meters.timer(PHASE, PHASES, "phase", "commit");
        whole = meters.timer(PHASE, PHASES, "phase", "whole");
        meters.gauge("mokka.consensus.since.commit.seconds", "Since a block became final here, or since the start",
                () -> (System.nanoTime() - lastCommit) / 1e9);
    }

    /** When a block was accepted and acknowledged; 0 for never. Nanoseconds. */
    private record Seen(long accepted, long acknowledged) {}

    /** This node is about to vote for the block, perhaps its own; nanoseconds as {@link System#nanoTime}. */
    public void accepted(Hash block, long nanos) {
        remember(block, new Seen(nanos, 0));
    }

    /** @param nanos as {@link System#nanoTime} */
    public void record(ConsensusEvent event, long nanos) {
        switch (event) {
            case ConsensusEvent.Acknowledged acknowledged -> acknowledged(acknowledged.block().hash(), nanos);
            case ConsensusEvent.Committed committed -> committed(committed.block().hash(), nanos);
            case ConsensusEvent.TermStarted _ -> terms.increment();
            case ConsensusEvent.LeaderChanged changed -> {
                if (changed.leader().isPresent()) {
                    leaders.increment();
                }
            }
            case ConsensusEvent.HeartbeatTimeout _ -> timeouts.increment();
            case ConsensusEvent.Suspected suspected -> count(suspected.reason());
            case ConsensusEvent.EvidenceFound _ -> evidence.increment();
            case ConsensusEvent.RejoinStarted _ -> rejoins.increment();
            case ConsensusEvent.Problem _ -> problems.increment();
            case ConsensusEvent.Accepted _,
                    ConsensusEvent.RoleChanged _,
                    ConsensusEvent.LeaderProven _,
                    ConsensusEvent.SuspicionEnded _,
                    ConsensusEvent.Joined _,
                    ConsensusEvent.Left _,
                    ConsensusEvent.EpochStarted _,
                    ConsensusEvent.RejoinFinished _ -> {}
        }
    }

    private void count(Suspicion reason) {
        Counter counter = suspicions.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    private void remember(Hash block, Seen seen) {
        blocks.put(block, seen);
        if (blocks.size() > MAX_BLOCKS) {
            blocks.remove(blocks.keySet().iterator().next());
        }
    }

    private void acknowledged(Hash block, long nanos) {
        Seen seen = blocks.get(block);
        if (seen != null && seen.acknowledged() == 0) {
            prepare.record(nanos - seen.accepted(), TimeUnit.NANOSECONDS);
            blocks.put(block, new Seen(seen.accepted(), nanos));
        }
    }

    private void committed(Hash block, long nanos) {
        lastCommit = nanos;
        Seen seen = blocks.remove(block);
        if (seen != null) {
            whole.record(nanos - seen.accepted(), TimeUnit.NANOSECONDS);
            if (seen.acknowledged() != 0) {
                commit.record(nanos - seen.acknowledged(), TimeUnit.NANOSECONDS);
            }
        }
    }
}
