package org.mokkachain.api.units;

import org.mokkachain.types.value.Amount;

/**
 * How amounts of one asset are written: {@code 12.5 MOKKA}. Digits, at most one point, at most {@code decimals} digits
 * after it, then optionally the symbol. No sign, no exponent, no grouping, and a comma is refused rather than guessed
 * at: nothing that could be read in two ways. Conversion is exact.
 *
 * @param symbol 1 to {@value #MAX_SYMBOL} capital letters or digits, beginning with a letter
 * @param decimals 0 to {@value #MAX_DECIMALS}
 */
public record AssetUnit(String symbol, int decimals) {
    public static final int MAX_DECIMALS = 18;
    public static final int MAX_SYMBOL = 12;

    /** The native asset. */
    public static final AssetUnit MOKKA = new AssetUnit("MOKKA", 6);

    private static final int MAX_TEXT = 80;

    public AssetUnit {
        if (symbol.isEmpty() || symbol.length() > MAX_SYMBOL || !isSymbol(symbol)) {
            throw new IllegalArgumentException("not an asset's symbol: '" + symbol + "'");
        }
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException("decimals must be 0 to " + MAX_DECIMALS + ", got " + decimals);
        }
    }

    /**
     * The amount that {@code text} says, with or without the symbol.
     *
     * @throws AmountFormatException if it says none, another asset's, too small a fraction or too much
     */
    public Amount parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw new AmountFormatException("the amount is missing; write for example \"12.5 " + symbol + "\"");
        }
        if (trimmed.length() > MAX_TEXT) {
            throw new AmountFormatException("an amount has at most " + MAX_TEXT + " characters");
        }
        int end = endOfNumber(trimmed);
        if (end == 0) {
            throw unexpected(trimmed, 0, "an amount starts with a digit");
        }
        requireOwnSymbol(trimmed, end);
        return units(trimmed, trimmed.substring(0, end));
    }

    /** With symbol, without needless zeros: {@code 12.5 MOKKA}. */
    public String format(Amount amount) {
        return formatNumber(amount) + " " + symbol;
    }

    /** Without symbol, without needless zeros: {@code 12.5}. */
    public String formatNumber(Amount amount) {
        String full = formatFull(amount);
        int end = full.length();
        if (decimals > 0) {
            while (full.charAt(end - 1) == '0') {
                end--;
            }
            if (full.charAt(end - 1) == '.') {
                end--;
            }
        }
        return full.substring(0, end);
    }

    /** Without symbol, with all decimals: {@code 12.500000}. */
    public String formatFull(Amount amount) {
        String digits = Long.toString(amount.units());
        if (decimals == 0) {
            return digits;
        }
        String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
        int point = padded.length() - decimals;
        return padded.substring(0, point) + "." + padded.substring(point);
    }

    private static int endOfNumber(String text) {
        int i = 0;
        while (i < text.length() && (isDigit(text.charAt(i)) || text.charAt(i) == '.' && i > 0)) {
            i++;
        }
        return i;
    }

    private void requireOwnSymbol(String text, int end) {
        String rest = text.substring(end).strip();
        if (rest.isEmpty() || rest.equals(symbol)) {
            return;
        }
        if (rest.equalsIgnoreCase(symbol)) {
            throw new AmountFormatException("write the symbol as " + symbol + ", not " + rest);
        }
        if (isSymbol(rest)) {
            throw new AmountFormatException("the amount is in " + rest + ", expected " + symbol);
        }
        throw unexpected(text, end, "an amount is digits, a point and the symbol, as in \"12.5 " + symbol + "\"");
    }

    private Amount units(String text, String number) {
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String fraction = point < 0 ? "" : number.substring(point + 1);
        if (point >= 0 && fraction.isEmpty()) {
            throw unexpected(text, number.length(), "digits are missing after the point");
        }
        if (fraction.indexOf('.') >= 0) {
            throw unexpected(text, point + 1 + fraction.indexOf('.'), "there is more than one point");
        }
        if (fraction.length() > decimals) {
            throw new AmountFormatException(symbol + " has " + decimals + " decimals, '" + number + "' has "
                    + fraction.length());
        }
        return toUnits(number, whole + fraction + "0".repeat(decimals - fraction.length()));
    }

    private Amount toUnits(String number, String digits) {
        try {
            return Amount.of(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            throw new AmountFormatException(
                    number + " is more than there can be: at most " + format(Amount.of(Long.MAX_VALUE)));
        }
    }

    private static AmountFormatException unexpected(String text, int index, String why) {
        String found = index < text.length() ? "'" + text.charAt(index) + "'" : "the end";
        return new AmountFormatException(
                "not an amount: " + found + " at character " + (index + 1) + " of \"" + text + "\"; " + why);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSymbol(String text) {
        char first = text.charAt(0);
        return first >= 'A' && first <= 'Z' && text.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
    }
}
