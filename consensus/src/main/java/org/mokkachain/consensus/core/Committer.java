package org.mokkachain.consensus.core;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.signer.SafetyViolation;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.Hash;

/** Makes certified blocks final, in order, and ends the epoch at the block that changes the validator set. */
final class Committer {
    /** Certificates kept for blocks that are not here yet. */
    private static final int MAX_PENDING = 1024;

    /** A block that is proved to be final. */
    private record Target(BlockReference block, FinalityProof proof) {}

    private final Core core;
    private final NavigableMap<Long, Target> targets = new TreeMap<>();
    private Optional<Certificate> latest = Optional.empty();
    private Optional<ValidatorSet> nextValidators = Optional.empty();
    private long applied;

    Committer(Core core, BlockTree tree) {
        this.core = core;
        this.applied = tree.tip().height();
    }

    /** Learns that a block is final. */
    void learn(FinalityProof proof, BlockReference block) {
        if (block.height() <= core.tree().tip().height()) {
            refuseContradiction(block);
            return;
        }
        if (latest.map(c -> c.block().height()).orElse(0L) < proof.certificate().block().height()) {
            latest = Optional.of(proof.certificate());
        }
        Target known = targets.putIfAbsent(block.height(), new Target(block, proof));
        if (known != null && !known.block().hash().equals(block.hash())) {
            throw new SafetyViolation("two final blocks at height " + block.height() + ": "
                    + known.block().hash() + " and " + block.hash());
        }
        while (targets.size() > MAX_PENDING) {
            targets.pollLastEntry();
        }
    }

    private void refuseContradiction(BlockReference block) {
        BlockReference tip = core.tree().tip();
        if (block.height() == tip.height() && !block.hash().equals(tip.hash())) {
            throw new SafetyViolation("a certificate for " + block + " contradicts the final block " + tip);
        }
    }

    /** The latest certificate of the commit phase in this epoch. */
    Optional<Certificate> latest() {
        return latest;
    }

    /** The next block known to be final but not made so yet. */
    Optional<BlockReference> next() {
        return Optional.ofNullable(targets.firstEntry()).map(e -> e.getValue().block());
    }

    /** Makes final what can be; whether there was something. */
    boolean advance() {
        boolean committed = false;
        while (nextValidators.isEmpty() && !targets.isEmpty() && unapplied() < core.settings().maxUnappliedBlocks()) {
            Map.Entry<Long, Target> first = targets.firstEntry();
            BlockReference block = first.getValue().block();
            if (block.height() <= core.tree().tip().height()) {
                refuseContradiction(block);
                targets.pollFirstEntry();
                continue;
            }
            if (core.tree().path(block.hash()) instanceof BlockTree.Path.Forked) {
                throw new SafetyViolation("the final block " + block + " does not extend " + core.tree().tip());
            }
            if (!core.checker().isValid(block.hash(), true)) {
                break;
            }
            targets.pollFirstEntry();
            commit(first.getValue());
            committed = true;
        }
        return committed;
    }

    private void commit(Target target) {
        if (!(core.tree().path(target.block().hash()) instanceof BlockTree.Path.Complete path)) {
            throw new IllegalStateException("no way to " + target.block());
        }
        List<BlockNode> chain = path.nodes();
        int end = endOfEpoch(chain);
        List<BlockNode> kept = end < 0 ? chain : chain.subList(0, end + 1);
        List<Header> discarded =
                chain.subList(kept.size(), chain.size()).stream().map(BlockNode::header).toList();
        FinalityProof proof = discarded.isEmpty()
                ? target.proof()
                : new FinalityProof(concat(discarded, target.proof().descendants()), target.proof().certificate());
        core.out().add(new Effect.Commit(kept.stream().map(node -> node.block).toList(), proof));
        if (end >= 0) {
            nextValidators = Optional.of(chain.get(end)
                    .nextValidators
                    .orElseThrow(() -> new IllegalStateException("the next validators were not told")));
        }
        core.tree().settle(kept);
        kept.forEach(node -> core.out().publish(new ConsensusEvent.Committed(node.reference)));
        core.onCommitted();
    }

    private static List<Header> concat(List<Header> first, List<Header> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static int endOfEpoch(List<BlockNode> chain) {
        for (int i = 0; i < chain.size(); i++) {
            if (chain.get(i).header().endsEpoch()) {
                return i;
            }
        }
        return -1;
    }

    /** Whether an epoch-change block that is not final yet is {@code hash} or one of its ancestors. */
    boolean followsEpochChange(Hash hash) {
        Optional<BlockNode> at = core.tree().get(hash);
        while (at.isPresent()) {
            if (at.get().header().endsEpoch()) {
                return true;
            }
            at = core.tree().get(at.get().parent());
        }
        return false;
    }

    /** The validators of the next epoch, as soon as the block that ends this one is final. */
    Optional<ValidatorSet> nextValidators() {
        return nextValidators;
    }

    void onLedgerAdvanced(long height) {
        if (height > applied) {
            applied = height;
            core.out().persistSometime(new LogRecord.LedgerReached(core.ledgerId(), height));
        }
    }

    /** Final blocks that the ledger has not reported as durable yet. */
    long unapplied() {
        return core.tree().tip().height() - applied;
    }

    long applied() {
        return applied;
    }
}
