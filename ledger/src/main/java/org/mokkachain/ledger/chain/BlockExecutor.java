package org.mokkachain.ledger.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.chain.ProposalRequest.Content;
import org.mokkachain.ledger.state.BlockContext;
import org.mokkachain.ledger.state.Execution;
import org.mokkachain.ledger.state.ExecutionResult;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.ledger.state.Transition;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.merkle.MerkleTree;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** Executes blocks on the state after their parents, to propose them or to compare the outcome with the header. */
final class BlockExecutor {
    private static final int USUAL_RECEIPT = 41;
    /** So many candidates in a row that do not fit the rest of a block end the search. */
    private static final int MAX_MISFITS = 64;

    private final ChainRules rules;

    BlockExecutor(ChainRules rules) {
        this.rules = rules;
    }

    /** Where a block is executed: after {@code parent}, whose state {@code tree} commits to and {@code view} reads. */
    record Site(Header parent, StateTree tree, StateView view, BlockContext context) {}

    /** What comparing a block with its execution gives. */
    sealed interface Replay {}

    /** Everything is as the header says. */
    record Match(ExecutedBlock executed) implements Replay {}

    /** Something is not. */
    record Mismatch(String reason) implements Replay {}

    Optional<ExecutedBlock> build(Site site, ProposalRequest request, Iterable<Transaction> candidates) {
        Execution execution = new Execution(site.view(), site.context());
        boolean overdue = site.parent().endsEpoch() && request.epoch() == site.parent().epoch();
        boolean empty = request.content() == Content.EMPTY || overdue;
        List<Transaction> taken = empty ? List.of() : fill(execution, candidates);
        if (taken.isEmpty() && request.content() == Content.TRANSACTIONS) {
            return Optional.empty();
        }
        ExecutionResult result = execution.finish();
        StateTree tree = site.tree().with(StateEntries.of(result.changes()));
        Block block = new Block(header(site, request, taken, new Roots(tree.root(), receiptsRoot(result))), taken);
        return Optional.of(new ExecutedBlock(block, block.hash(), result, tree));
    }

    private List<Transaction> fill(Execution execution, Iterable<Transaction> candidates) {
        Limits limits = rules.limits();
        List<Transaction> taken = new ArrayList<>();
        int room = limits.maxBlockBytes() - BodyRules.OVERHEAD;
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

    private record Roots(Hash state, Hash receipts) {}

    private Header header(Site site, ProposalRequest request, List<Transaction> transactions, Roots roots) {
        Header parent = site.parent();
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
                roots.state(),
                roots.receipts(),
                parent.validatorSetHash(),
                parent.nextValidatorSetHash(),
                site.context().timestampMs(),
                transactions.size(),
                BodyRules.OVERHEAD + transactions.stream().mapToInt(t -> t.encoded().length()).sum());
    }

    Replay replay(Site site, Block block, Hash hash) {
        return switch (Transition.apply(site.view(), site.context(), block.transactions())) {
            case Transition.Refused(int index, var refusal) ->
                new Mismatch("transaction " + index + " cannot be there: " + refusal);
            case Transition.Applied(ExecutionResult result) -> compare(site, block, hash, result);
        };
    }

    private static Replay compare(Site site, Block block, Hash hash, ExecutionResult result) {
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
        return new Match(new ExecutedBlock(block, hash, result, tree));
    }

    private static Hash receiptsRoot(ExecutionResult result) {
        return MerkleTree.root(result.receipts().stream().map(BlockExecutor::encode).toList());
    }

    private static Bytes encode(Receipt receipt) {
        Encoder out = new Encoder(USUAL_RECEIPT);
        receipt.encode(out);
        return out.toBytes();
    }
}
