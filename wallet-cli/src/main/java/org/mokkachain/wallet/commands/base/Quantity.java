package org.mokkachain.wallet.commands.base;

import java.util.List;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.AssetInfo;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.units.AmountFormatException;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Session;

/**
 * An amount of an asset that a person wrote, exact.
 *
 * @param amount in base units
 */
public record Quantity(AssetId asset, AssetUnit unit, Amount amount) {
    private static final String BAD_AMOUNT = "bad_amount";
    private static final String EXAMPLE = "Write digits, a point and the unit, as in \"12.5 MOKKA\" or \"5 EUR\".";

    /**
     * An amount above zero with its symbol; without one it is of the native asset. The node is asked about the decimals
     * of any other.
     */
    public static Quantity parse(Session session, List<String> words) throws Failure, MokkaClientException {
        String text = String.join(" ", words).strip();
        String symbol = symbolOf(text);
        if (symbol.isEmpty() || !IssueAsset.isSymbol(symbol)) {
            return new Quantity(AssetId.NATIVE, AssetUnit.MOKKA, parse(AssetUnit.MOKKA, text));
        }
        return parse(asset(session, symbol), text);
    }

    public static AssetInfo asset(Session session, String symbol) throws Failure, MokkaClientException {
        try {
            return session.client().asset(symbol);
        } catch (ApiException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw new Failure(
                        ExitCode.USAGE, BAD_AMOUNT, "there is no asset " + symbol, "All that were issued: asset list");
            }
            throw e;
        }
    }

    /** As {@link #parse(Session, List)}, refused if it is of the native asset: for what only issuers do. */
    public static Quantity parseIssued(Session session, List<String> words) throws Failure, MokkaClientException {
        Quantity quantity = parse(session, words);
        if (quantity.asset().isNative()) {
            throw Failure.usage(
                    "\"" + String.join(" ", words) + "\" names no issued asset",
                    "Write the symbol, as in \"5 EUR\"; all that were issued: asset list");
        }
        return quantity;
    }

    public static Quantity parse(AssetInfo asset, String text) throws Failure {
        AssetUnit unit = unit(asset);
        return new Quantity(id(asset), unit, parse(unit, text));
    }

    public static AssetId id(AssetInfo asset) {
        return new AssetId(Hash.fromHex(asset.id()));
    }

    public static AssetUnit unit(AssetInfo asset) {
        return new AssetUnit(asset.symbol(), asset.decimals());
    }

    private static Amount parse(AssetUnit unit, String text) throws Failure {
        Amount amount;
        try {
            amount = unit.parse(text);
        } catch (AmountFormatException e) {
            throw new Failure(ExitCode.USAGE, BAD_AMOUNT, String.valueOf(e.getMessage()), EXAMPLE);
        }
        if (amount.isZero()) {
            throw Failure.usage("the amount is zero", "The least is " + unit.format(Amount.of(1)) + ".");
        }
        return amount;
    }

    /** What follows the number; empty if nothing does, or there is no number. */
    public static String symbolOf(String text) {
        int end = 0;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        return end == 0 ? "" : text.substring(end).strip();
    }

    /** With the symbol. */
    public String text() {
        return unit.format(amount);
    }
}
