package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Bytes;

/**
 * An asset that somebody issued. Natural key: its id.
 *
 * @param asset not the native one
 */
public record AssetKey(AssetId asset) implements StateKey<Asset> {
    public AssetKey {
        if (asset.isNative()) {
            throw new IllegalArgumentException("nobody issued the native asset");
        }
    }

    @Override
    public StateKind kind() {
        return StateKind.ASSET;
    }

    @Override
    public Bytes naturalKey() {
        return Bytes.of(asset.id().toBytes());
    }

    @Override
    public Asset decode(Bytes value) throws DecodingException {
        return Asset.decode(value);
    }

    static AssetKey read(Decoder in) throws DecodingException {
        return new AssetKey(new AssetId(in.hash()));
    }
}
