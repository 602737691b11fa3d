package org.mokkachain.ledger.chain;

import java.util.List;
import java.util.Optional;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;

/**
 * Decides whether a block ends its epoch: part of the transition, so a pure function of what it is given. The change
 * takes effect after the whole block, wherever in it the deciding transaction stands.
 */
@FunctionalInterface
public interface SetChange {
    /** The set never changes: there is no operation that would. */
    SetChange NEVER = (current, transactions, receipts) -> Optional.empty();

    /**
     * The set after a block; empty, or equal to the current one, for no change.
     *
     * @param receipts one per transaction, in order
     */
    Optional<ValidatorSet> decide(ValidatorSet current, List<Transaction> transactions, List<Receipt> receipts);
}
