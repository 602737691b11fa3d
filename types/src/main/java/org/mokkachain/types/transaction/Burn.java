package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Amount;

/**
 * Destroys some of what the issuer of an asset holds of it.
 *
 * @param amount at least 1 base unit
 */
public record Burn(AssetId asset, Amount amount) implements Operation {
    public static final int TYPE = 4;

    public Burn {
        asset.requireIssued();
        if (amount.isZero()) {
            throw new IllegalArgumentException("a burning must destroy at least one base unit");
        }
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        asset.encode(out);
        out.u64(amount.units());
    }

    static Burn decodeFields(Decoder in) throws DecodingException {
        return new Burn(AssetId.decode(in), Amount.of(in.u64()));
    }
}
