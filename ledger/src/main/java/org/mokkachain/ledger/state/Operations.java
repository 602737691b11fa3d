package org.mokkachain.ledger.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.Burn;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.Freeze;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Mint;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.ReportEvidence;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.transaction.WithdrawChange;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;

/** The operations of one transaction, on a copy of what they touch, so that they succeed or fail together. */
final class Operations {
    static final String INSUFFICIENT_BALANCE = "insufficient_balance";
    static final String UNKNOWN_ASSET = "unknown_asset";
    static final String AMOUNT_OVERFLOW = "amount_overflow";
    static final String NOT_AVAILABLE = "not_available";

    private final Address sender;
    private final Function<Address, Account> base;
    private final SequencedMap<Address, Account> changes = new LinkedHashMap<>();

    /** @param base the accounts after the fee was paid */
    Operations(Address sender, Function<Address, Account> base) {
        this.sender = sender;
        this.base = base;
    }

    /** Runs until the first that fails. */
    Receipt.Outcome run(List<Operation> operations) {
        for (int i = 0; i < operations.size(); i++) {
            Optional<String> failure = apply(operations.get(i));
            if (failure.isPresent()) {
                return new Receipt.Failed(i, failure.get());
            }
        }
        return new Receipt.Applied();
    }

    /** The accounts changed, with their new values; of no meaning after a failure. */
    SequencedMap<Address, Account> changes() {
        return changes;
    }

    private Optional<String> apply(Operation operation) {
        return switch (operation) {
            case Transfer transfer -> transfer(transfer);
            case IssueAsset _, Mint _, Burn _, Freeze _ -> Optional.of(NOT_AVAILABLE);
            case Anchor _, PutData _, DeleteData _, SetAuthority _ -> Optional.of(NOT_AVAILABLE);
            case ReportEvidence _, ProposeChange _, ApproveChange _, WithdrawChange _ -> Optional.of(NOT_AVAILABLE);
        };
    }

    private Optional<String> transfer(Transfer transfer) {
        if (!transfer.asset().isNative()) {
            return Optional.of(UNKNOWN_ASSET);
        }
        Account from = account(sender);
        Amount held = from.balance(transfer.asset());
        if (held.compareTo(transfer.amount()) < 0) {
            return Optional.of(INSUFFICIENT_BALANCE);
        }
        changes.put(sender, from.withBalance(transfer.asset(), held.minus(transfer.amount())));
        Account to = account(transfer.to());
        long before = to.balance(transfer.asset()).units();
        if (before > Long.MAX_VALUE - transfer.amount().units()) {
            return Optional.of(AMOUNT_OVERFLOW);
        }
        changes.put(transfer.to(), to.withBalance(transfer.asset(), Amount.of(before + transfer.amount().units())));
        return Optional.empty();
    }

    private Account account(Address address) {
        Account changed = changes.get(address);
        return changed != null ? changed : base.apply(address);
    }
}
