package org.mokkachain.consensus.core;

import java.util.List;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.event.Verdict;
import org.mokkachain.consensus.message.Suspicion;
import org.mokkachain.consensus.signer.SafetyViolation;
import org.mokkachain.types.value.Hash;

/**
 * Has blocks executed by the owner of the state, parents first, one at a time. A certified block that does not execute
 * to what its header says means that a quorum computes something else than this node: it halts.
 */
final class Checker {
    private static final long MS = 1_000_000;

    private final Core core;

    Checker(Core core) {
        this.core = core;
    }

    /**
     * Whether the block and all its ancestors above the last final one are valid. If not, the next step towards it is
     * under way: a missing block is fetched, or the lowest unchecked one is executed.
     *
     * @param certified a quorum vouches for the block
     */
    boolean isValid(Hash target, boolean certified) {
        return switch (core.tree().path(target)) {
            case BlockTree.Path.Missing missing -> {
                core.fetcher().want(missing.hash());
                yield false;
            }
            case BlockTree.Path.Forked forked -> false;
            case BlockTree.Path.Complete path -> check(path.nodes(), certified);
        };
    }

    private boolean check(List<BlockNode> path, boolean certified) {
        if (certified) {
            path.forEach(node -> node.certified = true);
        }
        for (BlockNode node : path) {
            if (node.state != BlockNode.State.VALID) {
                advance(node);
                return false;
            }
        }
        return true;
    }

    private void advance(BlockNode node) {
        boolean waived = node.certified && !node.askedAsCertified;
        switch (node.state) {
            case UNCHECKED -> ask(node);
            case HELD, INVALID -> {
                if (waived) {
                    ask(node);
                }
            }
            case ASKED, VALID -> {}
        }
    }

    private void ask(BlockNode node) {
        node.state = BlockNode.State.ASKED;
        node.askedAsCertified = node.certified;
        core.out().check(node.block, node.certified);
    }

    void onChecked(Hash hash, Verdict verdict) {
        BlockNode node = core.tree().get(hash).orElse(null);
        if (node == null || node.state != BlockNode.State.ASKED) {
            return;
        }
        switch (verdict) {
            case Verdict.Valid valid -> {
                node.state = BlockNode.State.VALID;
                node.nextValidators = valid.nextValidators();
            }
            case Verdict.Invalid invalid -> onInvalid(node, invalid.reason());
            case Verdict.TooEarly early -> {
                if (node.askedAsCertified) {
                    throw new IllegalStateException("a certified block was held back");
                }
                node.state = BlockNode.State.HELD;
                core.out().timer(TimerId.HOLD, Math.max(early.holdMillis(), 1) * MS);
            }
        }
    }

    private void onInvalid(BlockNode node, String reason) {
        if (node.askedAsCertified) {
            throw new SafetyViolation("the certified block " + node.reference + " is invalid here: " + reason);
        }
        node.state = BlockNode.State.INVALID;
        if (node.reference.term() == core.terms().term()) {
            core.out().publish(core.error("the leader proposed an invalid block: " + reason));
            core.pacemaker().latch(Suspicion.MISBEHAVIOUR);
        }
    }

    /** Held blocks may be asked about again. */
    void onHoldTimer() {
        core.tree().all().forEach(node -> {
            if (node.state == BlockNode.State.HELD) {
                node.state = BlockNode.State.UNCHECKED;
            }
        });
    }
}
