package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/**
 * Names an asset. The native asset MOKKA is the zero hash, written as the single byte 0; any other is written as the
 * byte 1 and its 32 bytes.
 */
public record AssetId(Hash id) implements Comparable<AssetId> {
    public static final AssetId NATIVE = new AssetId(Hash.ZERO);

    public boolean isNative() {
        return id.equals(Hash.ZERO);
    }

    /** The id of the asset that an {@link IssueAsset} creates. */
    public static AssetId issuedBy(Hash transaction, int operation) {
        Encoder out = new Encoder(Hash.LENGTH + 2).fixed(transaction).u16(operation);
        return new AssetId(Sha256.hash("MOKKA/1/asset", out.toByteArray()));
    }

    void requireIssued() {
        if (isNative()) {
            throw new IllegalArgumentException("the native asset has no issuer");
        }
    }

    public void encode(Encoder out) {
        if (isNative()) {
            out.u8(0);
        } else {
            out.u8(1).fixed(id);
        }
    }

    public static AssetId decode(Decoder in) throws DecodingException {
        int tag = in.u8();
        if (tag == 0) {
            return NATIVE;
        }
        if (tag != 1) {
            throw in.failure("unknown asset tag " + tag);
        }
        Hash id = in.hash();
        if (id.equals(Hash.ZERO)) {
            throw in.failure("the native asset must be written as tag 0");
        }
        return new AssetId(id);
    }

    @Override
    public int compareTo(AssetId other) {
        return id.compareTo(other.id);
    }
}
