package org.mokkachain.node.runtime;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

/**
 * How a node that knows only the fingerprint of a genesis gets it: in parts of its canonical encoding, one after the
 * other. Nothing in it is believed; whoever asks compares the hash of the whole.
 */
public sealed interface GenesisMessage {
    /** Most bytes of a genesis in one part. */
    int MAX_PART = 256 << 10;

    /** Longest encoding of a message. */
    int MAX_BYTES = MAX_PART + 16;

    /** Please send the part that begins at {@code offset}. */
    record Get(long offset) implements GenesisMessage {}

    /**
     * A part; shorter than {@value #MAX_PART} only if it is the last one.
     *
     * @param total length of the whole encoding
     */
    record Part(long total, long offset, Bytes bytes) implements GenesisMessage {}

    /** The canonical encoding. */
    default Bytes encoded() {
        Encoder out = new Encoder();
        switch (this) {
            case Get get -> out.u8(0).u32(get.offset());
            case Part part -> out.u8(1).u32(part.total()).u32(part.offset()).bytes(part.bytes());
        }
        return out.toBytes();
    }

    static GenesisMessage decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, in -> {
            int kind = in.u8();
            return switch (kind) {
                case 0 -> new Get(in.u32());
                case 1 -> new Part(in.u32(), in.u32(), in.bytes(MAX_PART));
                default -> throw in.failure("unknown message about a genesis: " + kind);
            };
        });
    }
}
