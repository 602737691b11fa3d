package org.mokkachain.p2p.transport;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

/**
 * The first message each side sends. Its layout never changes, so that nodes of different versions can still name what
 * they differ in; what later versions add goes into the extensions, which older ones ignore.
 *
 * @param identity of the sender
 * @param instance drawn at random when the sender's process started: tells a restarted peer from a second link
 */
public record Hello(NetworkIdentity identity, long instance) {
    /** Longest encoding in bytes. */
    public static final int MAX_BYTES = 2048;

    private static final int MAX_EXTENSIONS = 1024;

    public Hello {
        if (instance < 0) {
            throw new IllegalArgumentException("instance must not be negative");
        }
    }

    /** The encoding of {@code docs/protocol/transport.md}. */
    public Bytes encode() {
        return new Encoder()
                .u16(identity.protocolVersion())
                .string(identity.network())
                .fixed(identity.genesis())
                .u8(identity.role().code())
                .string(identity.nodeName())
                .u64(instance)
                .bytes(Bytes.EMPTY)
                .toBytes();
    }

    /** Reads what {@link #encode} wrote, or a later version with extensions. */
    public static Hello decode(Bytes encoded) throws DecodingException {
        return Decoder.decodeExactly(encoded, Hello::read);
    }

    private static Hello read(Decoder in) throws DecodingException {
        int version = in.u16();
        var network = in.string(NetworkIdentity.MAX_TEXT);
        var genesis = in.hash();
        int code = in.u8();
        Role role = Role.ofCode(code).orElseThrow(() -> in.failure("unknown role " + code));
        var name = in.string(NetworkIdentity.MAX_TEXT);
        long instance = in.u64();
        in.bytes(MAX_EXTENSIONS);
        return new Hello(new NetworkIdentity(network, genesis, version, role, name), instance);
    }
}
