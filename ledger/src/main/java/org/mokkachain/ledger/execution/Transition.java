package org.mokkachain.ledger.execution;

import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.types.transaction.Transaction;

/** The state transition of a block: a pure function. Whether signatures are valid was checked before. */
public final class Transition {
    private Transition() {}

    /** What came of it. */
    public sealed interface Outcome {}

    /** The transactions make a valid block with this result. */
    public record Applied(ExecutionResult result) implements Outcome {}

    /** The transaction at {@code index} makes every block with this list invalid. */
    public record Refused(int index, Refusal refusal) implements Outcome {}

    /** Executes {@code transactions}, in order, on the state {@code view}. */
    public static Outcome apply(StateView view, BlockContext context, List<Transaction> transactions) {
        Execution execution = new Execution(view, context);
        for (int i = 0; i < transactions.size(); i++) {
            Optional<Refusal> refusal = execution.add(transactions.get(i));
            if (refusal.isPresent()) {
                return new Refused(i, refusal.get());
            }
        }
        return new Applied(execution.finish());
    }
}
