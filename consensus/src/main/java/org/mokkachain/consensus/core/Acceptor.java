package org.mokkachain.consensus.core;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.Suspicion;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.value.PublicKey;

/** Proposals of the leader: rules V1 to V8, and this node's PREPAREs. */
final class Acceptor {
    private final Core core;
    private final Epoch epoch;
    /** Proposals of the current term by height: the first one with the leader's signature. */
    private final NavigableMap<Long, BlockNode> proposals = new TreeMap<>();
    /** Proposals that came before their leader's proof. */
    private final NavigableMap<Rank, Append> early = new TreeMap<>();
    /** The last vote may have been recorded before a restart and never sent: it is signed again, the same. */
    private boolean resumed;

    Acceptor(Core core) {
        this.core = core;
        this.epoch = core.epoch();
    }

    void onTermEntered() {
        proposals.clear();
        early.keySet().removeIf(rank -> rank.term() < core.terms().term());
    }

    /** The proof of the term's leader is here: what came early can be looked at. */
    void onPinned() {
        long term = core.terms().term();
        List<Append> waiting = early.entrySet().stream()
                .filter(e -> e.getKey().term() == term)
                .map(Map.Entry::getValue)
                .toList();
        early.keySet().removeIf(rank -> rank.term() <= term);
        waiting.forEach(this::accept);
    }

    void onAppend(PublicKey from, Append append) {
        long term = append.statement().term();
        if (term < core.terms().term() || append.statement().signer() != epoch.candidate(term)) {
            return;
        }
        if (term == core.terms().term() && core.terms().pin().isPresent()) {
            accept(append);
            return;
        }
        if (term <= core.terms().term() + 1) {
            early.putIfAbsent(Rank.of(append.statement().block()), append);
            while (early.size() > 2 * core.settings().window()) {
                early.pollLastEntry();
            }
        }
        // Whoever sent it knows the proof or the entry certificate that is missing here.
        core.antiEntropy().requestStatus(from);
    }

    private void accept(Append append) {
        Proof pin = core.terms().pin().orElseThrow();
        BlockReference block = append.statement().block();
        Header header = append.block().header();
        if (block.height() <= core.tree().tip().height() || block.height() > highestAllowed(pin)) {
            return;
        }
        if (!isWellFormed(header, pin)) {
            core.out().publish(core.error("the leader's proposal " + block + " is malformed"));
            core.pacemaker().latch(Suspicion.MISBEHAVIOUR);
            return;
        }
        BlockNode first = proposals.get(block.height());
        if (first != null && !first.reference.equals(block)) {
            first.append.ifPresent(a -> core.witness().convict(a.statement(), append.statement()));
            core.pacemaker().latch(Suspicion.MISBEHAVIOUR);
            return;
        }
        if (first == null) {
            // One that others pass on again is no sign of life.
            core.pacemaker().onLeaderMessage();
        }
        BlockNode node = core.tree().add(append.block(), core.now());
        node.append = Optional.of(append);
        proposals.put(block.height(), node);
        core.fetcher().arrived(block.hash());
    }

    /** V5. */
    private long highestAllowed(Proof pin) {
        long base = pin.base().block().height();
        long window = Math.max(core.tree().tip().height(), base) + 2L * core.settings().window();
        return Math.min(window, base + pin.ttlBlocks());
    }

    private boolean isWellFormed(Header header, Proof pin) {
        return header.proposer() == pin.leader()
                && header.proofHash().equals(core.terms().pinHash())
                && header.validatorSetHash().equals(core.validatorSetHash())
                && header.bodyBytes() <= core.settings().maxBlockBytes();
    }

    /** Prepares every proposal that may be prepared now; whether there was one. */
    boolean advance() {
        boolean prepared = resume();
        while (!proposals.isEmpty() && proposals.firstKey() <= core.tree().tip().height()) {
            proposals.pollFirstEntry();
        }
        if (proposals.isEmpty() || core.terms().pin().isEmpty()) {
            return prepared;
        }
        // The base was adopted by a quorum: like a certified block it is not held back for its time (V7).
        BlockReference base = core.terms().pin().orElseThrow().base().block();
        if (base.height() > core.tree().tip().height() && !core.checker().isValid(base.hash(), true)) {
            return prepared;
        }
        for (BlockNode node : proposals.tailMap(firstUnvoted(), true).values()) {
            if (!core.checker().isValid(node.hash(), core.votes().isPrepared(node.reference))) {
                break;
            }
            if (mayPrepare(node)) {
                prepare(node);
                prepared = true;
            }
        }
        return prepared;
    }

    private boolean resume() {
        if (resumed || !core.maySign() || core.terms().pin().isEmpty()) {
            return false;
        }
        resumed = true;
        Optional<BlockReference> last = core.durable()
                .lastVoted()
                .filter(voted -> voted.term() == core.terms().term() && core.durable().holds(voted.hash()));
        last.ifPresent(voted ->
                core.out().broadcastAndDeliver(core.signer().prepare(epoch, core.me(), voted)));
        return last.isPresent();
    }

    /** V4: heights prepared in one term rise. */
    private long firstUnvoted() {
        return core.durable()
                .lastVoted()
                .filter(voted -> voted.term() == core.terms().term())
                .map(voted -> voted.height() + 1)
                .orElse(0L);
    }

    private boolean mayPrepare(BlockNode node) {
        if (!core.maySign()
                || node.reference.term() <= core.durable().forgottenTerm()
                || core.committer().unapplied() >= core.settings().maxUnappliedBlocks()) {
            return false;
        }
        BlockNode parent = core.tree().get(node.parent()).orElse(null);
        return hasAllowedParent(node, parent) && isEmptyIfItMustBe(node);
    }

    /** V2 and V3, with the pin rule: the base only for the first vote of the term. */
    private boolean hasAllowedParent(BlockNode node, @Nullable BlockNode parentNode) {
        BlockReference parent = parentNode != null ? parentNode.reference : core.tree().tip();
        if (!parent.hash().equals(node.parent()) || node.height() != parent.height() + 1) {
            return false;
        }
        BlockReference base = core.terms().pin().orElseThrow().base().block();
        long term = core.terms().term();
        boolean votedInTerm =
                core.durable().lastVoted().stream().anyMatch(voted -> voted.term() == term);
        if (parent.equals(base)) {
            return !votedInTerm;
        }
        return parent.term() == term
                && (core.durable().lastVoted().stream().anyMatch(parent::equals)
                        || parent.equals(core.tree().tip())
                        || core.votes().isPrepared(parent));
    }

    /** V6: after an epoch-change block that is not final yet, only empty blocks. */
    private boolean isEmptyIfItMustBe(BlockNode node) {
        if (node.header().txCount() == 0 || !core.committer().followsEpochChange(node.parent())) {
            return true;
        }
        core.pacemaker().latch(Suspicion.MISBEHAVIOUR);
        return false;
    }

    private void prepare(BlockNode node) {
        resumed = true;
        core.terms().persistPin();
        persist(node);
        core.out().broadcastAndDeliver(core.signer().prepare(epoch, core.me(), node.reference));
        core.out().publish(new ConsensusEvent.Accepted(node.reference));
    }

    /** Makes the block and its ancestors durable, and this block the last one voted for. */
    void persist(BlockNode node) {
        if (core.tree().path(node.hash()) instanceof BlockTree.Path.Complete path) {
            for (BlockNode ancestor : path.nodes()) {
                if (ancestor != node && !core.durable().holds(ancestor.hash())) {
                    core.out().persist(new LogRecord.Kept(ancestor.block));
                }
            }
        }
        core.out().persist(new LogRecord.Accepted(node.block));
    }

    /** The leader's own proposal. */
    void addOwn(BlockNode node) {
        proposals.put(node.height(), node);
    }

    /** The proposals of the current term above a height, for peers that lack them. */
    List<Append> above(long height) {
        return proposals.tailMap(height, false).values().stream()
                .flatMap(node -> node.append.stream())
                .toList();
    }
}
