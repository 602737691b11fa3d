package org.mokkachain.node.replica;

import java.util.Optional;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.ledger.chain.ProposalRequest;
import org.mokkachain.ledger.chain.ProposalRequest.Content;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;

/**
 * Decides when a block is worth proposing. The first transaction after a pause is proposed at once. While a block is
 * on its way, later ones gather until it is final or enough of them are there: a block costs the network the same
 * votes and syncs whether it holds one transaction or a thousand. (Nagle's idea, RFC 896, with commits for
 * acknowledgements.) Where commits come faster than {@link #PACE_MS}, blocks still do not: they would take the
 * processor from everything else to save some milliseconds.
 */
final class Proposer {
    /** So many waiting transactions are worth a block even while others are on their way. */
    private static final int WORTH_A_BLOCK = 500;

    /** From one block to the next, unless enough transactions for another are there. */
    private static final long PACE_MS = 25;

    private final Chain chain;
    private final Mempool mempool;
    private boolean holding;
    private boolean resting;
    private int gathered;
    private long paceEnd = Long.MIN_VALUE;
    private long wakeAt = Long.MAX_VALUE;

    Proposer(Chain chain, Mempool mempool) {
        this.chain = chain;
        this.mempool = mempool;
    }

    /** Whether consensus should know of work: to order it as a leader, to expect it as a follower. */
    boolean hasWork() {
        return !holding && !resting && mempool.executableCount() > 0;
    }

    /** Whether to propose nothing but what a term needs to begin or an epoch to end. */
    void rest(boolean on) {
        resting = on;
    }

    void onAdmitted(int transactions) {
        gathered += transactions;
        if (gathered >= WORTH_A_BLOCK) {
            release();
        }
    }

    void onCommitted() {
        release();
    }

    /** So that nothing waits for ever behind a block that is never finished. */
    void onTick() {
        release();
    }

    /** When {@link #onWake} is due, in monotonic milliseconds; {@link Long#MAX_VALUE}: never. */
    long wakeAt() {
        return wakeAt;
    }

    void onWake(long monotonicMs) {
        if (monotonicMs >= wakeAt) {
            wakeAt = Long.MAX_VALUE;
            release();
        }
    }

    private void release() {
        holding = false;
        gathered = 0;
    }

    /** Answers {@code BuildProposal}. */
    Event propose(Effect.BuildProposal build, long monotonicMs, long nowMillis) {
        Header parent = build.parent();
        if (!build.required() && !build.emptyOnly() && mayWait(parent, monotonicMs)) {
            return nothing(parent);
        }
        Content content = build.emptyOnly() || resting
                ? Content.EMPTY
                : build.required() ? Content.ANY : Content.TRANSACTIONS;
        ProposalRequest request = new ProposalRequest(
                parent.hash(),
                build.epoch().number(),
                build.term(),
                build.proposer(),
                build.proofHash(),
                nowMillis,
                content);
        Optional<Block> block = chain.build(request, mempool.candidates());
        block.ifPresent(_ -> paceEnd = monotonicMs + PACE_MS);
        return block.<Event>map(Proposer::built).orElseGet(() -> nothing(parent));
    }

    /** Whether a block that nothing but transactions asks for is better proposed later. */
    private boolean mayWait(Header parent, long monotonicMs) {
        if (resting) {
            return true;
        }
        boolean tooSoon = monotonicMs < paceEnd;
        if (tooSoon) {
            wakeAt = paceEnd;
        }
        boolean underWay = parent.height() > chain.tip().height();
        return (tooSoon || underWay) && notProposed(parent) < WORTH_A_BLOCK;
    }

    private Event nothing(Header parent) {
        holding = true;
        return new Event.NothingToPropose(parent.hash());
    }

    private static Event built(Block block) {
        return new Event.ProposalBuilt(new ProposedBlock(block.header(), Block.encodeBody(block.transactions())));
    }

    /** Executable transactions that are in no block up to {@code parent}. */
    private int notProposed(Header parent) {
        int proposed = 0;
        Optional<Header> at = Optional.of(parent);
        while (at.isPresent() && at.get().height() > chain.tip().height()) {
            proposed += at.get().txCount();
            at = chain.header(at.get().parentHash());
        }
        return mempool.executableCount() - proposed;
    }
}
