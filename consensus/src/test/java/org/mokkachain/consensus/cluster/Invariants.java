package org.mokkachain.consensus.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.value.Hash;

/** What must hold after every event; the numbers are those of section 13 of the protocol. */
final class Invariants {
    private final long seed;
    private final Map<Long, Hash> committed = new HashMap<>();
    private final Map<String, Hash> certified = new HashMap<>();
    private final Map<String, Hash> prepared = new HashMap<>();
    private final Map<String, String> votes = new HashMap<>();
    private final Set<Integer> mayHalt = new TreeSet<>();
    private final Set<Integer> liars = new TreeSet<>();
    long commits;
    long evidence;

    Invariants(long seed) {
        this.seed = seed;
    }

    void allowHalt(int node) {
        mayHalt.add(node);
    }

    void allowLies(int node) {
        liars.add(node);
        mayHalt.add(node);
    }

    void onRefused(int from, String reason) {
        require(liars.contains(from), reason + " from v" + from);
    }

    private void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError("seed " + seed + ": " + what);
        }
    }

    void onStart(int node, Machine machine) {
        if (liars.contains(node)) {
            return;
        }
        for (var block : machine.chain) {
            Hash known = committed.get(block.block().header().height());
            require(block.block().hash().equals(known), "v" + node + " restarted with another block");
        }
    }

    /** I1. */
    void onCommitted(int node, ProposedBlock block) {
        if (liars.contains(node)) {
            return;
        }
        Hash hash = block.hash();
        Hash known = committed.putIfAbsent(block.header().height(), hash);
        require(known == null || known.equals(hash), "I1: two final blocks at " + block.header().height());
        if (known == null) {
            commits++;
        }
    }

    void onPublished(int node, ConsensusEvent event) {
        if (liars.contains(node)) {
            return;
        }
        if (event instanceof ConsensusEvent.Acknowledged a) {
            BlockReference block = a.block();
            String slot = block.epoch() + "/" + Rank.of(block);
            Hash known = certified.putIfAbsent(slot, block.hash());
            require(known == null || known.equals(block.hash()), "I2: two certificates at " + slot);
        }
        boolean blamed = event instanceof ConsensusEvent.EvidenceFound e
                && !liars.contains(e.evidence().offender());
        evidence += event instanceof ConsensusEvent.EvidenceFound ? 1 : 0;
        require(!blamed, "I13: evidence against an honest validator: " + event);
    }

    void onHalt(int node, String reason) {
        require(mayHalt.contains(node), "v" + node + " halted: " + reason);
    }

    /** I6, and I4 for what this node signed itself. */
    void onSend(SimNode node, ConsensusMessage message) {
        DurableState disk = node.diskState;
        if (disk.isRejoining() || termOf(message) <= disk.forgottenTerm()) {
            // What it passes on under its own name was signed in the past it lost.
            return;
        }
        int me = node.mokka.orElseThrow().epoch().indexOf(node.key()).orElse(-1);
        if (message instanceof BlockVote vote && vote.signer() == me) {
            if (vote.phase() == Phase.PREPARE) {
                require(disk.hasPrepared(vote.block()) && disk.pin().isPresent(), "I6: PREPARE not durable");
                onPrepare(node.index, vote.block());
            } else {
                Rank rank = Rank.of(vote.block());
                require(
                        disk.locked().stream().anyMatch(c -> !rank.isAbove(Rank.of(c.block()))),
                        "I6: COMMIT without durable lock");
            }
        } else if (message instanceof Vote vote && vote.statement().signer() == me) {
            require(disk.vote().stream().anyMatch(vote::equals), "I6: VOTE not durable");
            String slot = node.index + " " + vote.statement().epoch() + "/" + vote.statement().term();
            String text = vote.toString();
            require(text.equals(votes.computeIfAbsent(slot, s -> text)), "a second VOTE at " + slot);
        } else if (message instanceof Lead lead && lead.statement().signer() == me) {
            require(
                    disk.ledTerm() >= lead.proof().term()
                            && disk.pin().stream().anyMatch(lead.proof()::equals),
                    "I6: LEAD not durable");
        } else if (message instanceof Append append && append.statement().signer() == me) {
            require(disk.hasPrepared(append.statement().block()), "I6: APPEND not durable");
        }
    }

    private static long termOf(ConsensusMessage message) {
        return switch (message) {
            case BlockVote m -> m.term();
            case Vote m -> m.statement().term();
            case Lead m -> m.proof().term();
            case Append m -> m.statement().term();
            default -> Long.MAX_VALUE;
        };
    }

    /** I4. */
    private void onPrepare(int node, BlockReference block) {
        String slot = node + " " + block.epoch() + "/" + Rank.of(block);
        Hash known = prepared.putIfAbsent(slot, block.hash());
        require(known == null || known.equals(block.hash()), "I4: v" + node + " prepared two blocks at " + slot);
    }
}
