package org.mokkachain.wallet.commands.tx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.Account.Balance;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Amount;
import org.mokkachain.wallet.batch.Payment;
import org.mokkachain.wallet.output.Failure;

/**
 * What payments come to.
 *
 * @param sums of each asset
 * @param fees of all, native
 */
record BatchTotals(Map<AssetId, Sum> sums, Amount fees) {
    private static final String NATIVE = "native";

    /** An amount of one asset. */
    record Sum(AssetUnit unit, Amount amount) {
        String text() {
            return unit.format(amount);
        }
    }

    static BatchTotals of(List<Payment> payments, Amount fee) throws Failure {
        Map<AssetId, Sum> sums = new LinkedHashMap<>();
        try {
            for (Payment payment : payments) {
                Amount before = sums.containsKey(payment.transfer().asset())
                        ? sums.get(payment.transfer().asset()).amount()
                        : Amount.ZERO;
                sums.put(
                        payment.transfer().asset(),
                        new Sum(payment.unit(), before.plus(payment.transfer().amount())));
            }
            return new BatchTotals(sums, Amount.of(Math.multiplyExact(fee.units(), (long) payments.size())));
        } catch (ArithmeticException e) {
            throw Failure.usage("the payments come to more than there can be", "Split the file.");
        }
    }

    /** Refused if the account does not have so much. */
    void requireCovered(Account account, String who) throws Failure {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<AssetId, Sum> sum : needs().entrySet()) {
            Amount has = balance(account, sum.getKey());
            if (has.compareTo(sum.getValue().amount()) < 0) {
                missing.add(sum.getValue().text() + ", it has " + sum.getValue().unit().format(has));
            }
        }
        if (!missing.isEmpty()) {
            throw new Failure(
                    ExitCode.REJECTED,
                    "insufficient_balance",
                    "what is still to be sent takes, with fees, of " + who + ": " + String.join("; ", missing),
                    "Fund the account or shorten the file; nothing was sent now.");
        }
    }

    private Map<AssetId, Sum> needs() throws Failure {
        Map<AssetId, Sum> needs = new LinkedHashMap<>(sums);
        Sum paid = needs.getOrDefault(AssetId.NATIVE, new Sum(AssetUnit.MOKKA, Amount.ZERO));
        try {
            needs.put(AssetId.NATIVE, new Sum(AssetUnit.MOKKA, paid.amount().plus(fees)));
        } catch (ArithmeticException e) {
            throw Failure.usage("payments and fees come to more than there can be", "Split the file.");
        }
        return needs;
    }

    /** An account shows its first hundred assets: of another one the node will say itself. */
    private static Amount balance(Account account, AssetId asset) {
        String id = asset.isNative() ? NATIVE : asset.id().hex();
        Amount unknown = account.balances().size() < 100 ? Amount.ZERO : Amount.of(Long.MAX_VALUE);
        return account.balances().stream()
                .filter(balance -> balance.asset().equals(id))
                .map(Balance::amount)
                .map(units -> Amount.of(Long.parseLong(units)))
                .findFirst()
                .orElse(unknown);
    }

    /** For programs: base units by symbol. */
    List<Map<String, Object>> json() {
        return sums.values().stream()
                .map(sum -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("symbol", sum.unit().symbol());
                    json.put("amount", Long.toString(sum.amount().units()));
                    return json;
                })
                .toList();
    }
}
