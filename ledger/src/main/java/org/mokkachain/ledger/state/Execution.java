package org.mokkachain.ledger.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.mokkachain.types.transaction.AssetId;
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
    private final StateView parent;
    private final BlockContext context;
    private final TransactionRules rules;
    private final LinkedHashMap<Address, Account> touched = new LinkedHashMap<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final SupplyCheck supply = new SupplyCheck();
    private Amount fees = Amount.ZERO;

    /** @param parent the state after the parent block */
    public Execution(StateView parent, BlockContext context) {
        this.parent = parent;
        this.context = context;
        this.rules = new TransactionRules(context.chainId(), context.limits());
    }

    /** Executes {@code transaction}; the reason if no valid block could have it at this place. */
    public Optional<Refusal> add(Transaction transaction) {
        Account sender = account(transaction.body().sender());
        Optional<Refusal> refusal = rules.checkNonce(transaction, sender)
                .or(() -> rules.checkForm(transaction, context.height()))
                .or(() -> rules.checkSigners(transaction, sender))
                .or(() -> rules.checkFee(transaction, sender));
        if (refusal.isEmpty()) {
            execute(transaction, sender);
        }
        return refusal;
    }

    private void execute(Transaction transaction, Account sender) {
        Amount fee = transaction.body().fee();
        Account paid = sender.afterPaying(fee);
        fees = fees.plus(fee);
        put(transaction.body().sender(), paid);
        Operations operations = new Operations(transaction.body().sender(), this::account);
        Receipt.Outcome outcome = operations.run(transaction.body().operations());
        if (outcome instanceof Receipt.Applied) {
            operations.changes().forEach(this::put);
        }
        receipts.add(new Receipt(transaction.id(), outcome, fee));
    }

    /** Credits the fees and gives the result. The execution must not be used afterwards. */
    public ExecutionResult finish() {
        if (!fees.isZero()) {
            Account recipient = account(context.feeRecipient());
            Amount held = recipient.balance(AssetId.NATIVE);
            put(context.feeRecipient(), recipient.withBalance(AssetId.NATIVE, held.plus(fees)));
        }
        supply.requireUnchanged();
        return new ExecutionResult(StateDelta.takingOver(touched), receipts);
    }

    private Account account(Address address) {
        Account known = touched.get(address);
        return known != null ? known : parent.account(address).orElse(Account.NEW);
    }

    private void put(Address address, Account after) {
        Account before = touched.put(address, after);
        supply.changed(before != null ? before : parent.account(address).orElse(Account.NEW), after);
    }
}
