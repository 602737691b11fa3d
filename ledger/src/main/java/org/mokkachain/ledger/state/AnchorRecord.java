package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;

/**
 * Who notarised a document first, and when; never overwritten. Canonical encoding:
 * {@code u8 version = 1 | owner 20 | u64 height | u64 timestampMs | string label}.
 *
 * @param height of the block that has it
 * @param timestampMs of that block, milliseconds since 1970-01-01 UTC
 * @param label as in {@link Anchor}
 */
public record AnchorRecord(Address owner, long height, long timestampMs, String label) implements StateValue {
    private static final int VERSION = 1;

    @Override
    public Bytes encode() {
        return new Encoder(64)
                .u8(VERSION)
                .fixed(owner)
                .u64(height)
                .u64(timestampMs)
                .string(label)
                .toBytes();
    }

    /** Refuses everything {@link #encode} would not write. */
    public static AnchorRecord decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, AnchorRecord::read);
    }

    private static AnchorRecord read(Decoder in) throws DecodingException {
        int version = in.u8();
        if (version != VERSION) {
            throw in.failure("unknown version " + version + " of an anchor");
        }
        return new AnchorRecord(in.address(), in.u64(), in.u64(), in.string(Anchor.MAX_LABEL));
    }
}
