package org.mokkachain.ledger.execution;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.AccountKey;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.GovernanceKey;
import org.mokkachain.ledger.state.StateView;
import org.mokkachain.ledger.state.governance.Membership;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Limits;
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
    private final Membership before;
    private final BlockContext context;
    private final TransactionRules rules;
    private final Workspace state;
    private final List<Receipt> receipts = new ArrayList<>();
    private Amount fees = Amount.ZERO;
    private final Map<CostlyWork, Integer> costly = new EnumMap<>(CostlyWork.class);

    /** @param parent the state after the parent block */
    public Execution(StateView parent, BlockContext context) {
        this.before = Governance.in(parent).membership();
        this.context = context;
        this.rules = new TransactionRules(context.chainId(), context.limits());
        this.state = new Workspace(parent);
    }

    /** Of the block. */
    public Limits limits() {
        return context.limits();
    }

    /** Executes {@code transaction}; the reason if no valid block could have it at this place. */
    public Optional<Refusal> add(Transaction transaction) {
        Account sender = account(transaction.body().sender());
        Optional<Refusal> refusal = rules.checkNonce(transaction, sender)
                .or(() -> rules.checkForm(transaction, context.height()))
                .or(() -> checkCostlyWork(transaction))
                .or(() -> rules.checkSigners(transaction, sender))
                .or(() -> checkPermission(transaction))
                .or(() -> rules.checkFee(transaction, sender));
        if (refusal.isEmpty()) {
            execute(transaction, sender);
        }
        return refusal;
    }

    private Optional<Refusal> checkCostlyWork(Transaction transaction) {
        for (CostlyWork work : CostlyWork.values()) {
            Optional<Refusal> refusal = work.check(transaction, costly.getOrDefault(work, 0));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> checkPermission(Transaction transaction) {
        return rules.checkPermission(
                transaction.body().sender(), state, context.validators(), context.height());
    }

    private void execute(Transaction transaction, Account sender) {
        for (CostlyWork work : CostlyWork.values()) {
            costly.merge(work, work.in(transaction), Integer::sum);
        }
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
        Optional<ValidatorSet> next = endOfEpoch();
        SupplyCheck supply = new SupplyCheck();
        state.audit(supply);
        supply.requireUnchanged();
        return new ExecutionResult(state.delta(), receipts, next);
    }

    /** The next set, if the block changed it: then it is the last one of its epoch. */
    private Optional<ValidatorSet> endOfEpoch() {
        Governance governance = Governance.in(state);
        if (governance.membership().members().equals(before.members())) {
            return Optional.empty();
        }
        ValidatorSet decided = governance.membership().validators();
        if (decided.equals(before.validators())) {
            return Optional.empty();
        }
        state.put(new GovernanceKey(), governance.with(governance.membership().afterEpoch(context.height())));
        return Optional.of(decided);
    }

    private Account account(Address address) {
        return state.account(address).orElse(Account.NEW);
    }
}
