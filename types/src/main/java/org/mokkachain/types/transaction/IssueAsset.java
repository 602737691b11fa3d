package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Amount;

/**
 * Creates an asset and gives its first supply to the sender, from then on its issuer. Its id is
 * {@link AssetId#issuedBy}.
 *
 * @param symbol a capital letter and up to 11 capital letters and digits; unique on the chain, never the native one
 * @param decimals digits after the point when shown to people, 0 to {@value #MAX_DECIMALS}
 * @param supply in base units, 0 or more
 * @param mintable whether the issuer may make more of it later
 * @param freezable whether the issuer may freeze what an account holds of it
 */
public record IssueAsset(String symbol, int decimals, Amount supply, boolean mintable, boolean freezable)
        implements Operation {
    public static final int TYPE = 2;
    public static final int MAX_SYMBOL = 12;
    public static final int MAX_DECIMALS = 18;
    /** Symbol of the native asset, which nobody else may take. */
    public static final String NATIVE_SYMBOL = "MOKKA";

    public IssueAsset {
        if (!isSymbol(symbol)) {
            throw new IllegalArgumentException("a symbol is a capital letter and up to " + (MAX_SYMBOL - 1)
                    + " capital letters and digits, and not " + NATIVE_SYMBOL + ", got " + symbol);
        }
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    "an asset has 0 to " + MAX_DECIMALS + " decimals, got " + decimals);
        }
    }

    /** Whether an asset may be called so. */
    public static boolean isSymbol(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_SYMBOL
                && isCapital(text.charAt(0))
                && text.chars().allMatch(c -> isCapital(c) || c >= '0' && c <= '9')
                && !text.equals(NATIVE_SYMBOL);
    }

    private static boolean isCapital(int character) {
        return character >= 'A' && character <= 'Z';
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        out.string(symbol).u8(decimals).u64(supply.units()).bool(mintable).bool(freezable);
    }

    static IssueAsset decodeFields(Decoder in) throws DecodingException {
        return new IssueAsset(in.string(MAX_SYMBOL), in.u8(), Amount.of(in.u64()), in.bool(), in.bool());
    }
}
