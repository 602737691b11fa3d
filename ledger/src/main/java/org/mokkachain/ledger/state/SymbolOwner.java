package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Bytes;

/** The asset that a symbol names. Canonical encoding: the asset's id, 32 bytes. */
public record SymbolOwner(AssetId asset) implements StateValue {
    @Override
    public Bytes encode() {
        return new Encoder(32).fixed(asset.id()).toBytes();
    }

    /** Refuses everything {@link #encode} would not write. */
    public static SymbolOwner decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, in -> new SymbolOwner(new AssetId(in.hash())));
    }
}
