package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/**
 * An issued asset. Canonical encoding:
 * {@code u8 version = 1 | issuer 20 | string symbol | u8 decimals | u64 supply | bool mintable | bool freezable}.
 *
 * @param issuer the account whose authority alone mints, burns and freezes
 * @param decimals digits after the point, for people
 * @param supply sum of all holdings, in base units
 */
public record Asset(
        Address issuer, String symbol, int decimals, Amount supply, boolean mintable, boolean freezable)
        implements StateValue {
    private static final int VERSION = 1;

    public Asset {
        if (decimals < 0 || decimals > IssueAsset.MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    "an asset has 0 to " + IssueAsset.MAX_DECIMALS + " decimals, got " + decimals);
        }
    }

    public Asset withSupply(Amount newSupply) {
        return new Asset(issuer, symbol, decimals, newSupply, mintable, freezable);
    }

    @Override
    public Bytes encode() {
        return new Encoder(64)
                .u8(VERSION)
                .fixed(issuer)
                .string(symbol)
                .u8(decimals)
                .u64(supply.units())
                .bool(mintable)
                .bool(freezable)
                .toBytes();
    }

    /** Refuses everything {@link #encode} would not write. */
    public static Asset decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, Asset::read);
    }

    private static Asset read(Decoder in) throws DecodingException {
        int version = in.u8();
        if (version != VERSION) {
            throw in.failure("unknown version " + version + " of an asset");
        }
        return new Asset(
                in.address(),
                SymbolKey.requireSymbol(in.string(IssueAsset.MAX_SYMBOL)),
                in.u8(),
                Amount.of(in.u64()),
                in.bool(),
                in.bool());
    }
}
