package org.mokkachain.ledger.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.chain.ProposalRequest.Content;
import org.mokkachain.ledger.execution.BlockContext;
import org.mokkachain.ledger.execution.Execution;
import org.mokkachain.ledger.execution.ExecutionResult;
import org.mokkachain.ledger.execution.Transition;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/** Executes blocks on the state after their parents, to propose them or to compare the outcome with the header. */
final class BlockExecutor {
    /** So many candidates in a row that do not fit the rest of a block end the search. */
    private static final int MAX_MISFITS = 64;

    private final ChainRules rules;

    BlockExecutor(ChainRules rules) {
        this.rules = rules;
    }

    /**
     * Where a block is executed: after {@code parent}, whose state {@code tree} commits to and {@code view} reads.
     *
     * @param decided the set of the next one, if an ancestor that is not final yet has decided it
     */
    record Site(
            Header parent,
            StateTree tree,
            StateView view,
            BlockContext context,
            Optional<ValidatorSet> decided) {}

    /** What comparing a block with its execution gives. */
    sealed interface Replay {}

    /** Everything is as the header says. */
    record Match(ExecutedBlock executed) implements Replay {}

    /** Something is not. */
    record Mismatch(String reason) implements Replay {}

    Optional<ExecutedBlock> build(Site site, ProposalRequest request, Iterable<Transaction> candidates) {
        Execution execution = new Execution(site.view(), site.context());
        boolean empty = request.content() == Content.EMPTY || site.decided().isPresent();
        List<Transaction> taken = empty ? List.of() : fill(execution, candidates);
        if (taken.isEmpty() && request.content() == Content.TRANSACTIONS) {
            return Optional.empty();
        }
        ExecutionResult result = execution.finish();
        StateTree tree = site.tree().with(StateEntries.of(result.changes()));
        Optional<ValidatorSet> next = next(site, result);
        Hash set = HeaderRules.setHash(site.parent(), request.epoch() > site.parent().epoch());
        Commitments commitments = new Commitments(
                tree.root(), receiptsRoot(result), set, next.map(ValidatorSet::hash).orElse(set));
        Block block = new Block(header(site, request, taken, commitments), taken);
        return Optional.of(new ExecutedBlock(block, block.hash(), result, tree, next));
    }

    /** The set after a block, if it ends the epoch or comes after one that does. */
    private Optional<ValidatorSet> next(Site site, ExecutionResult result) {
        return site.decided().or(result::nextValidators);
    }

    private List<Transaction> fill(Execution execution, Iterable<Transaction> candidates) {
        Limits limits = execution.limits();
        List<Transaction> taken = new ArrayList<>();
        int room = limits.maxBlockBytes() - Block.BODY_OVERHEAD;
        int misfits = 0;
        for (Transaction candidate : candidates) {
            if (taken.size() == limits.maxBlockTransactions() || misfits == MAX_MISFITS) {
                break;
            }
            int size = candidate.encoded().length();
            if (size > room) {
                misfits++;
            } else if (execution.add(candidate).isEmpty()) {
                taken.add(candidate);
                room -= size;
            }
        }
        return taken;
    }

    private record Commitments(Hash state, Hash receipts, Hash validators, Hash nextValidators) {}

    private Header header(Site site, ProposalRequest request, List<Transaction> transactions, Commitments commitments) {
        return new Header(
                Header.VERSION,
                rules.chainId(),
                request.epoch(),
                site.context().height(),
                request.term(),
                request.proposer(),
                request.parent(),
                request.proofHash(),
                Block.transactionsRoot(transactions),
                commitments.state(),
                commitments.receipts(),
                commitments.validators(),
                commitments.nextValidators(),
                site.context().timestampMs(),
                transactions.size(),
                Block.BODY_OVERHEAD + transactions.stream().mapToInt(t -> t.encoded().length()).sum());
    }

    Replay replay(Site site, Block block, Hash hash) {
        return switch (Transition.apply(site.view(), site.context(), block.transactions())) {
            case Transition.Refused(int index, var refusal) ->
                new Mismatch("transaction " + index + " cannot be there: " + refusal);
            case Transition.Applied(ExecutionResult result) -> compare(site, block, hash, result);
        };
    }

    private Replay compare(Site site, Block block, Hash hash, ExecutionResult result) {
        StateTree tree = site.tree().with(StateEntries.of(result.changes()));
        if (!tree.root().equals(block.header().stateRoot())) {
            return new Mismatch("execution gives state root " + tree.root() + ", the header says "
                    + block.header().stateRoot());
        }
        Hash receipts = receiptsRoot(result);
        if (!receipts.equals(block.header().receiptsRoot())) {
            return new Mismatch(
                    "execution gives receipts root " + receipts + ", the header says " + block.header().receiptsRoot());
        }
        Optional<ValidatorSet> next = next(site, result);
        Hash nextHash = next.map(ValidatorSet::hash).orElse(block.header().validatorSetHash());
        if (!nextHash.equals(block.header().nextValidatorSetHash())) {
            return new Mismatch("the next validator set is " + nextHash + ", the header says "
                    + block.header().nextValidatorSetHash());
        }
        return new Match(new ExecutedBlock(block, hash, result, tree, next));
    }

    private static Hash receiptsRoot(ExecutionResult result) {
        return Block.receiptsRoot(result.receipts());
    }
}
