package org.mokkachain.ledger.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;

/**
 * A block in execution: takes one transaction after another, then {@link #finish()} once. A transaction that breaks a
 * rule is refused and leaves no trace; one whose operations fail is taken, pays its fee and uses its nonce. Not
 * thread-safe.
 */
public final class Execution {
    private final BlockContext context;
    private final TransactionRules rules;
    private final Workspace state;
    private final List<Receipt> receipts = new ArrayList<>();
    private Amount fees = Amount.ZERO;
    private int newKeys;

    /** @param parent the state after the parent block */
    public Execution(StateView parent, BlockContext context) {
        this.context = context;
        this.rules = new TransactionRules(context.chainId(), context.limits());
        this.state = new Workspace(parent);
    }

    /** Executes {@code transaction}; the reason if no valid block could have it at this place. */
    public Optional<Refusal> add(Transaction transaction) {
        Account sender = account(transaction.body().sender());
        Optional<Refusal> refusal = rules.checkNonce(transaction, sender)
                .or(() -> rules.checkForm(transaction, context.height()))
                .or(() -> checkNewKeys(transaction))
                .or(() -> rules.checkSigners(transaction, sender))
                .or(() -> rules.checkFee(transaction, sender));
        if (refusal.isEmpty()) {
            execute(transaction, sender);
        }
        return refusal;
    }

    private Optional<Refusal> checkNewKeys(Transaction transaction) {
        int keys = newKeys + NewKeys.of(transaction);
        return keys <= NewKeys.MAX_PER_BLOCK
                ? Optional.empty()
                : TransactionRules.refuse(RefusalCode.TOO_LARGE,
                        "the block would lay down " + keys + " keys, the limit is " + NewKeys.MAX_PER_BLOCK,
                        "Wait for the next block");
    }

    private void execute(Transaction transaction, Account sender) {
        newKeys += NewKeys.of(transaction);
        Amount fee = transaction.body().fee();
        Account paid = sender.afterPaying(fee);
        fees = fees.plus(fee);
        Address address = transaction.body().sender();
        state.put(new AccountKey(address), paid);
        Workspace own = new Workspace(state);
        Receipt.Outcome outcome = new Operations(own, context, transaction).run();
        if (outcome instanceof Receipt.Applied) {
            own.copyTo(state);
        }
        receipts.add(new Receipt(transaction.id(), outcome, fee));
    }

    /** Credits the fees and gives the result. The execution must not be used afterwards. */
    public ExecutionResult finish() {
        if (!fees.isZero()) {
            Account recipient = account(context.feeRecipient());
            state.put(new AccountKey(context.feeRecipient()), recipient.withBalance(recipient.balance().plus(fees)));
        }
        SupplyCheck supply = new SupplyCheck();
        state.audit(supply);
        supply.requireUnchanged();
        return new ExecutionResult(state.delta(), receipts, Optional.empty());
    }

    private Account account(Address address) {
        return state.account(address).orElse(Account.NEW);
    }
}
