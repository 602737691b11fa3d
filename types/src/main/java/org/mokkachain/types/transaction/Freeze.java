package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Address;

/**
 * Stops or frees what an account holds of an asset; only its issuer may.
 *
 * @param frozen true: the account can neither send nor receive it; false: it can again
 */
public record Freeze(AssetId asset, Address account, boolean frozen) implements Operation {
    public static final int TYPE = 5;

    public Freeze {
        asset.requireIssued();
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        asset.encode(out);
        out.fixed(account).bool(frozen);
    }

    static Freeze decodeFields(Decoder in) throws DecodingException {
        return new Freeze(AssetId.decode(in), in.address(), in.bool());
    }
}
