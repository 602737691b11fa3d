package org.mokkachain.ledger.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mokkachain.ledger.execution.BlockContext;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.ledger.state.governance.Parameters;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/**
 * The committed tip and the tree of speculative blocks above it. A block is executed once: whoever builds or checks it
 * first leaves the result for everyone after. Blocks and transactions that come in here have valid signatures: that is
 * checked before, outside. Not thread-safe; deterministic.
 */
public final class Chain {
    private final ChainRules rules;
    private final CommittedState committed;
    private final BlockTree speculative = new BlockTree();
    private final BlockExecutor executor;
    private ValidatorSet validators;
    private Header tip;
    private Hash tipHash;
    private StateTree tree;

    /**
     * @param store reads the state after {@code start.tip()}; it may run ahead with blocks committed here since
     * @param cachedEntries how many entries of the state to keep in memory beside it, at least 1
     */
    public Chain(ChainRules rules, ChainStart start, StateView store, int cachedEntries) {
        this.rules = rules;
        this.committed = new CommittedState(store, Math.max(1, cachedEntries));
        this.executor = new BlockExecutor(rules);
        this.validators = start.epoch().validators();
        this.tip = start.tip();
        this.tipHash = start.tip().hash();
        this.tree = start.tree();
    }

    /** Header of the last committed block. */
    public Header tip() {
        return tip;
    }

    public Hash tipHash() {
        return tipHash;
    }

    /** The set that certifies the block after the tip. */
    public ValidatorSet validators() {
        return validators;
    }

    public ChainRules rules() {
        return rules;
    }

    /** The state after the tip; always the newest one, also after later commits. */
    public StateView committedState() {
        return committed;
    }

    /** The tree of the state after the tip, from which proofs are made. Immutable, may be handed to other threads. */
    public StateTree committedTree() {
        return tree;
    }

    /** The header of the tip or of a speculative block. */
    public Optional<Header> header(Hash hash) {
        return hash.equals(tipHash) ? Optional.of(tip) : block(hash).map(Block::header);
    }

    /** A speculative block. */
    public Optional<Block> block(Hash hash) {
        return speculative.get(hash).map(ExecutedBlock::block);
    }

    /** Number of speculative blocks. */
    public int speculativeBlocks() {
        return speculative.size();
    }

    /** Height of a speculative block that has this transaction, signed by whomever, if there is one. */
    public Optional<Long> proposedAt(Transaction transaction) {
        for (ExecutedBlock block : speculative.all()) {
            boolean touched = block.result().changes().account(transaction.body().sender()).isPresent();
            if (touched && block.block().transactions().stream().anyMatch(each -> each.id().equals(transaction.id()))) {
                return Optional.of(block.height());
            }
        }
        return Optional.empty();
    }

    /** Which of these are in blocks that are proposed but not final, with the heights; reads those blocks once. */
    public Map<Hash, Long> proposedOf(Set<Hash> ids) {
        Map<Hash, Long> heights = new LinkedHashMap<>();
        for (ExecutedBlock block : speculative.all()) {
            for (Transaction transaction : block.block().transactions()) {
                if (ids.contains(transaction.id())) {
                    heights.putIfAbsent(transaction.id(), block.height());
                }
            }
        }
        return heights;
    }

    /**
     * Builds a block on {@code request.parent()} from {@code candidates}, skipping those that cannot be executed there.
     *
     * @return empty if only a block with transactions is wanted and there are none to execute
     * @throws IllegalStateException if the parent is neither the tip nor a block checked or built before
     */
    public Optional<Block> build(ProposalRequest request, Iterable<Transaction> candidates) {
        Header parent = header(request.parent())
                .orElseThrow(() -> new IllegalStateException("cannot build on unknown block " + request.parent()));
        long timestamp = Math.max(request.nowMs(), Math.addExact(parent.timestampMs(), 1));
        BlockContext context = context(request.parent(), parent, timestamp, request.proposer());
        Optional<ExecutedBlock> built =
                executor.build(site(request.parent(), parent, context), request, candidates);
        built.filter(block -> speculative.get(block.hash()).isEmpty()).ifPresent(speculative::add);
        return built.map(ExecutedBlock::block);
    }

    /**
     * Judges a block of somebody else; see {@link BlockVerdict}. A valid one is kept until it is committed or loses.
     */
    public BlockVerdict check(Block block, ClockRule clock) {
        Header header = block.header();
        Hash hash = header.hash();
        Optional<ExecutedBlock> known = speculative.get(hash);
        if (known.isPresent()) {
            return valid(known.get());
        }
        if (header.height() <= tip.height()) {
            return new BlockVerdict.Stale(tip.height());
        }
        Optional<Header> parent = header(header.parentHash());
        if (parent.isEmpty()) {
            return new BlockVerdict.UnknownParent(header.parentHash());
        }
        Optional<String> fault = HeaderRules.fault(header, parent.get(), rules, validators)
                .or(() -> earlyEpoch(header, parent.get()))
                .or(() -> BodyRules.fault(block, limitsAfter(header.parentHash())));
        if (fault.isPresent()) {
            return new BlockVerdict.Invalid(fault.get());
        }
        long hold = clock.holdMillis(header, parent.get());
        return hold > 0 ? new BlockVerdict.TooEarly(hold) : execute(block, hash, parent.get());
    }

    /** An epoch begins when the block that ends the one before is final. */
    private Optional<String> earlyEpoch(Header header, Header parent) {
        boolean early = header.epoch() != parent.epoch() && !header.parentHash().equals(tipHash);
        return early ? Optional.of("epoch " + header.epoch() + " after a block that is not final") : Optional.empty();
    }

    private BlockVerdict execute(Block block, Hash hash, Header parent) {
        Header header = block.header();
        BlockContext context = context(header.parentHash(), parent, header.timestampMs(), header.proposer());
        return switch (executor.replay(site(header.parentHash(), parent, context), block, hash)) {
            case BlockExecutor.Mismatch(String reason) -> new BlockVerdict.Invalid(reason);
            case BlockExecutor.Match(ExecutedBlock executed) -> {
                speculative.add(executed);
                yield valid(executed);
            }
        };
    }

    private static BlockVerdict valid(ExecutedBlock block) {
        return new BlockVerdict.Valid(block.block().transactions().isEmpty(), block.nextValidators());
    }

    private BlockExecutor.Site site(Hash parentHash, Header parent, BlockContext context) {
        return new BlockExecutor.Site(
                parent,
                treeAfter(parentHash),
                speculative.view(parentHash, committed),
                context,
                speculative.get(parentHash).flatMap(ExecutedBlock::nextValidators));
    }

    /**
     * Makes speculative blocks final and discards the forks that lose by it.
     *
     * @param hashes ascending; the first is a child of the tip, each further one of the one before
     * @param proof of the last one
     * @return what the store has to write, in this order
     * @throws IllegalStateException if one of them was not checked or built before, or does not extend the tip
     */
    public List<CommitBatch> commit(List<Hash> hashes, FinalityProof proof) {
        List<CommitBatch> batches = new ArrayList<>(hashes.size());
        for (int i = 0; i < hashes.size(); i++) {
            boolean last = i == hashes.size() - 1;
            batches.add(commit(hashes.get(i), last ? Optional.of(proof) : Optional.empty()));
        }
        return batches;
    }

    private CommitBatch commit(Hash hash, Optional<FinalityProof> proof) {
        ExecutedBlock block = speculative.get(hash)
                .orElseThrow(() -> new IllegalStateException("block " + hash + " was never checked"));
        if (!block.parent().equals(tipHash)) {
            throw new IllegalStateException("block " + hash + " at height " + block.height()
                    + " does not extend the committed block " + tipHash + " at height " + tip.height());
        }
        committed.advance(block.height(), block.result().changes());
        speculative.commit(block);
        tip = block.block().header();
        tipHash = hash;
        tree = block.tree();
        validators = block.nextValidators().orElse(validators);
        return new CommitBatch(
                block.block(),
                hash,
                block.result().receipts(),
                block.result().changes(),
                block.nextValidators(),
                proof);
    }

    /** The store can be read up to {@code height}: what was kept for it is let go. */
    public void stored(long height) {
        committed.stored(height);
    }

    private StateTree treeAfter(Hash hash) {
        return speculative.get(hash).map(ExecutedBlock::tree).orElse(tree);
    }

    /** What governance has laid down for the block after the tip. */
    public Parameters parameters() {
        return Governance.in(committed).parametersAt(tip.height() + 1);
    }

    private Limits limitsAfter(Hash parent) {
        long height = header(parent).orElseThrow().height() + 1;
        return Governance.in(speculative.view(parent, committed)).parametersAt(height).limits();
    }

    private BlockContext context(Hash parentHash, Header parent, long timestampMs, int proposer) {
        return new BlockContext(
                rules.chainId(),
                parent.height() + 1,
                timestampMs,
                validators.get(proposer).operator(),
                limitsAfter(parentHash),
                validators,
                rules.constitution());
    }
}
