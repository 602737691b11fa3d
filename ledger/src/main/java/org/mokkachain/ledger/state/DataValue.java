package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.value.Bytes;

/**
 * Bytes that an account stores. Canonical encoding: {@code u8 version = 1 | u64 height | u32 length | content}.
 *
 * @param content as in {@link PutData}
 * @param height of the block that wrote it
 */
public record DataValue(Bytes content, long height) implements StateValue {
    private static final int VERSION = 1;

    @Override
    public Bytes encode() {
        return new Encoder(16 + content.length()).u8(VERSION).u64(height).bytes(content).toBytes();
    }

    /** Refuses everything {@link #encode} would not write. */
    public static DataValue decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, DataValue::read);
    }

    private static DataValue read(Decoder in) throws DecodingException {
        int version = in.u8();
        if (version != VERSION) {
            throw in.failure("unknown version " + version + " of a stored value");
        }
        long height = in.u64();
        return new DataValue(in.bytes(PutData.MAX_VALUE), height);
    }
}
