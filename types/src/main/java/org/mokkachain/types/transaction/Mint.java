package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;

/**
 * Makes more of an asset; only its issuer may.
 *
 * @param to who gets it
 * @param amount at least 1 base unit
 */
public record Mint(AssetId asset, Address to, Amount amount) implements Operation {
    public static final int TYPE = 3;

    public Mint {
        asset.requireIssued();
        if (amount.isZero()) {
            throw new IllegalArgumentException("a minting must make at least one base unit");
        }
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        asset.encode(out);
        out.fixed(to).u64(amount.units());
    }

    static Mint decodeFields(Decoder in) throws DecodingException {
        return new Mint(AssetId.decode(in), in.address(), Amount.of(in.u64()));
    }
}
