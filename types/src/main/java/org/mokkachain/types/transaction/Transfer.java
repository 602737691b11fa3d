package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/**
 * Moves an amount of one asset from the sender to {@code to}.
 *
 * @param amount at least 1 base unit
 * @param memo free bytes for the recipient, at most {@value #MAX_MEMO}
 */
public record Transfer(AssetId asset, Address to, Amount amount, Bytes memo) implements Operation {
    public static final int TYPE = 1;
    public static final int MAX_MEMO = 256;

    public Transfer {
        if (amount.isZero()) {
            throw new IllegalArgumentException("a transfer must move at least one base unit");
        }
        if (memo.length() > MAX_MEMO) {
            throw new IllegalArgumentException("a memo may have " + MAX_MEMO + " bytes, got " + memo.length());
        }
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        asset.encode(out);
        out.fixed(to).u64(amount.units()).shortBytes(memo);
    }

    static Transfer decodeFields(Decoder in) throws DecodingException {
        AssetId asset = AssetId.decode(in);
        Address to = in.address();
        Amount amount = Amount.of(in.u64());
        return new Transfer(asset, to, amount, in.shortBytes(MAX_MEMO));
    }
}
