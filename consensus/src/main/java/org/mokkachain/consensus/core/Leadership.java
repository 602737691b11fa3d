package org.mokkachain.consensus.core;

import java.util.Optional;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.Heartbeat;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Suspicion;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.value.Hash;

/** What a leader does in its term: the term-start block, proposals in a window, heartbeats, an end in good order. */
final class Leadership {
    private final Core core;
    private final Epoch epoch;
    private Optional<Proof> proof = Optional.empty();
    private BlockReference tip;
    private Header tipHeader;
    private boolean started;
    private Optional<Hash> building = Optional.empty();
    private boolean retiring;
    private long retireDeadline;
    private long expiresAt;
    private long lastProposalAt;
    private long sequence;
    private long handedOverTerm;

    Leadership(Core core, BlockTree tree) {
        this.core = core;
        this.epoch = core.epoch();
        this.tip = tree.tip();
        this.tipHeader = tree.tipHeader();
    }

    boolean isLeading() {
        return proof.isPresent();
    }

    boolean isRetiring() {
        return retiring;
    }

    /** This node has ended its term or refused to lead it. */
    boolean isDeclined() {
        return handedOverTerm == core.terms().term();
    }

    /** The proof was made and sent: lead. */
    void begin(Proof own) {
        proof = Optional.of(own);
        BlockReference base = own.base().block();
        tip = base;
        tipHeader = base.hash().equals(core.tree().tip().hash())
                ? core.tree().tipHeader()
                : core.tree().get(base.hash()).orElseThrow().header();
        started = false;
        building = Optional.empty();
        retiring = false;
        sequence = 0;
        expiresAt = core.now() + own.ttlMs() * 1_000_000;
        lastProposalAt = core.now();
        core.out().timer(TimerId.HEARTBEAT, core.settings().timing().heartbeat());
    }

    void onTermEntered() {
        if (isLeading()) {
            core.out().cancel(TimerId.HEARTBEAT);
        }
        proof = Optional.empty();
        building = Optional.empty();
        retiring = false;
    }

    /**
     * Blocks became final. One that this leader's chain does not hold was made so in a later term, of which this node
     * has not heard yet: nothing that is built on its own chain can become final any more.
     */
    void onCommitted() {
        if (isLeading() && !(core.tree().path(tip.hash()) instanceof BlockTree.Path.Complete)) {
            handOver();
        }
    }

    /** Takes the next step of a leader; whether there was one. */
    boolean advance() {
        if (declinesNow()) {
            handOver();
            return true;
        }
        if (!isLeading()) {
            return false;
        }
        if (retiring) {
            return retire();
        }
        if (isExpiring()) {
            stepDown();
            return true;
        }
        return propose();
    }

    private boolean isExpiring() {
        return core.now() >= expiresAt || tip.height() >= lastHeight();
    }

    private long lastHeight() {
        Proof own = proof.orElseThrow();
        return own.base().block().height() + own.ttlBlocks();
    }

    // ---- proposing

    private boolean propose() {
        if (building.isPresent() || core.isEpochEnding()) {
            return false;
        }
        boolean afterEpochChange = core.committer().followsEpochChange(tip.hash());
        if (!started) {
            build(afterEpochChange, true);
            return true;
        }
        long committed = core.tree().tip().height();
        boolean mayPropose = !afterEpochChange
                && committed >= proof.orElseThrow().base().block().height()
                && tip.height() < committed + core.settings().window()
                && tip.height() < lastHeight()
                && core.committer().unapplied() < core.settings().maxUnappliedBlocks() / 2;
        boolean idle = isIdleBlockDue();
        if (!mayPropose || !(core.duty().workPending || idle)) {
            return false;
        }
        build(false, idle);
        return true;
    }

    private boolean isIdleBlockDue() {
        long interval = core.settings().timing().idleBlock();
        return interval > 0 && core.now() >= lastProposalAt + interval;
    }

    private void build(boolean emptyOnly, boolean required) {
        building = Optional.of(tip.hash());
        core.duty().workArrived = false;
        Proof own = proof.orElseThrow();
        core.out().add(new Effect.BuildProposal(
                tipHeader, epoch, own.term(), core.me(), core.terms().pinHash(), emptyOnly, required));
    }

    void onNothing(Hash parent) {
        if (building.stream().anyMatch(parent::equals)) {
            building = Optional.empty();
            core.duty().workPending = core.duty().workArrived;
        }
    }

    void onBuilt(ProposedBlock block) {
        Header header = block.header();
        // An answer to a question of an earlier leadership names another proof.
        if (!isLeading()
                || !header.proofHash().equals(core.terms().pinHash())
                || building.stream().noneMatch(header.parentHash()::equals)) {
            return;
        }
        building = Optional.empty();
        Proof own = proof.orElseThrow();
        if (header.term() != own.term()
                || header.height() != tip.height() + 1
                || header.epoch() != epoch.number()
                || header.proposer() != core.me()
                || !header.validatorSetHash().equals(core.validatorSetHash())) {
            throw new IllegalStateException("the block built is not the one asked for: " + header);
        }
        if (!retiring) {
            send(block);
        }
    }

    private void send(ProposedBlock block) {
        BlockNode node = core.tree().add(block, core.now());
        // The check of an epoch-change block tells the next validators; any other was executed when it was built.
        node.state = block.header().endsEpoch() ? BlockNode.State.UNCHECKED : BlockNode.State.VALID;
        core.acceptor().persist(node);
        Append append = new Append(core.signer().append(epoch, core.me(), node.reference), block);
        node.append = Optional.of(append);
        core.acceptor().addOwn(node);
        core.out().broadcast(append);
        core.out().broadcastAndDeliver(core.signer().prepare(epoch, core.me(), node.reference));
        started = true;
        tip = node.reference;
        tipHeader = block.header();
        lastProposalAt = core.now();
    }

    // ---- heartbeats

    void onHeartbeatTimer() {
        if (!isLeading()) {
            return;
        }
        sequence++;
        Heartbeat.Tip sent = new Heartbeat.Tip(
                tip.height(), tip.hash(), core.tree().tip().height());
        core.out().broadcast(core.signer().heartbeat(epoch, core.me(), proof.orElseThrow(), sequence, sent));
        core.out().timer(TimerId.HEARTBEAT, core.settings().timing().heartbeat());
    }

    // ---- the end

    /** Ends the leadership after what was proposed is final, or after T_progress. */
    void stepDown() {
        if (isLeading() && !retiring) {
            retiring = true;
            retireDeadline = core.now() + core.settings().timing().progress();
            core.out().timer(TimerId.LEADERSHIP, core.settings().timing().progress());
        }
    }

    private boolean retire() {
        boolean done = !started || tip.height() <= core.tree().tip().height();
        if (!done && core.now() < retireDeadline) {
            return false;
        }
        handOver();
        return true;
    }

    /**
     * A candidate that will not or cannot lead says so at once instead of costing a timeout: after a restart in a term
     * it has led, while its past is lost, and, unless a whole round of candidates has failed, when it is behind,
     * weakened or shutting down.
     */
    private boolean declinesNow() {
        long term = core.terms().term();
        if (!core.terms().isMine() || isLeading() || handedOverTerm == term || !core.maySuspect()) {
            return false;
        }
        boolean ledBefore = core.durable().ledTerm() >= term;
        boolean unable = core.durable().isRejoining() || term <= core.durable().forgottenTerm();
        boolean unwilling = core.duty().shuttingDown || core.isWeakened() || core.isBehind();
        return ledBefore
                || unable && epoch.size() > 1
                || unwilling && epoch.size() > 1 && core.terms().failedTerms() < epoch.size();
    }

    private void handOver() {
        handedOverTerm = core.terms().term();
        if (isLeading()) {
            core.out().cancel(TimerId.HEARTBEAT);
            core.out().cancel(TimerId.LEADERSHIP);
        }
        proof = Optional.empty();
        building = Optional.empty();
        retiring = false;
        long finalHeight = core.tree().tip().height();
        core.out().broadcast(core.signer().handover(epoch, core.me(), handedOverTerm, finalHeight));
        core.pacemaker().latch(Suspicion.HANDOVER);
    }

    /**
     * When an idle block or the end of the proof is due. An idle block that is overdue waits for a commit, not for
     * time: a deadline in the past would set a timer without delay again and again.
     */
    long nextDeadline() {
        if (!isLeading()) {
            return Long.MAX_VALUE;
        }
        long interval = core.settings().timing().idleBlock();
        long idle = interval > 0 && !retiring ? lastProposalAt + interval : Long.MAX_VALUE;
        return Math.min(idle > core.now() ? idle : Long.MAX_VALUE, retiring ? retireDeadline : expiresAt);
    }
}
