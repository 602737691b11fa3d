package org.mokkachain.wallet.commands.base;

import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.Account.Balance;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.units.AmountFormatException;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.value.Amount;
import org.mokkachain.wallet.output.Failure;

/** Amounts as nodes and people write them. */
public final class Amounts {
    private static final String NATIVE = "native";

    private Amounts() {}

    /** An amount of the native asset that a person wrote. */
    public static Amount parse(String text) throws Failure {
        try {
            return AssetUnit.MOKKA.parse(text);
        } catch (AmountFormatException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "bad_amount",
                    String.valueOf(e.getMessage()),
                    "Write digits, a point and the unit, as in \"12.5 MOKKA\".");
        }
    }

    /** Base units of the native asset, with unit. */
    public static String mokka(String units) {
        return AssetUnit.MOKKA.format(Amount.of(Long.parseLong(units)));
    }

    /** The number without the symbol; as base units if its unit makes no sense here. */
    public static String number(Balance balance) {
        try {
            return new AssetUnit(balance.symbol(), balance.decimals())
                    .formatNumber(Amount.of(Long.parseLong(balance.amount())));
        } catch (IllegalArgumentException e) {
            return balance.amount() + " base units";
        }
    }

    /** Base units of the native asset that an account owns. */
    public static Amount nativeBalance(Account account) {
        return account.balances().stream()
                .filter(balance -> balance.asset().equals(NATIVE))
                .findFirst()
                .map(balance -> Amount.of(Long.parseLong(balance.amount())))
                .orElse(Amount.ZERO);
    }

    /** Whether the chain has never heard of the account. */
    public static boolean isUnused(Account account) {
        return account.nonce() == 0
                && account.pendingNonce() == 0
                && account.balances().stream().allMatch(balance -> balance.amount().equals("0"));
    }
}
