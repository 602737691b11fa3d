package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;

/**
 * What one account has of one asset. Natural key: {@code owner 20 | asset 32}.
 *
 * @param asset not the native one, which is part of the account
 */
public record HoldingKey(Address owner, AssetId asset) implements StateKey<Holding> {
    public HoldingKey {
        if (asset.isNative()) {
            throw new IllegalArgumentException("the native asset is part of the account");
        }
    }

    @Override
    public StateKind kind() {
        return StateKind.HOLDING;
    }

    @Override
    public Bytes naturalKey() {
        return new Encoder(52).fixed(owner).fixed(asset.id()).toBytes();
    }

    @Override
    public Holding decode(Bytes value) throws DecodingException {
        return Holding.decode(value);
    }

    static HoldingKey read(Decoder in) throws DecodingException {
        return new HoldingKey(in.address(), new AssetId(in.hash()));
    }
}
