package org.mokkachain.p2p.overlay;

import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** Canonical encoding of {@link OverlayMessage}: a type byte, then the fields. Stateless, thread-safe. */
public final class OverlayCodec {
    private static final int JOIN = 1;
    private static final int FORWARD_JOIN = 2;
    private static final int NEIGHBOR = 3;
    private static final int NEIGHBOR_REPLY = 4;
    private static final int DISCONNECT = 5;
    private static final int SHUFFLE = 6;
    private static final int SHUFFLE_REPLY = 7;
    private static final int MAX_HOST = 253;

    /** Bytes of the longest message. */
    public static final int MAX_BYTES =
            8 + (OverlayMessage.MAX_ENTRIES + 1) * (PublicKey.LENGTH + 2 + MAX_HOST + 2);

    private OverlayCodec() {}

    /** The message in bytes, at most {@link #MAX_BYTES}. */
    public static Bytes encode(OverlayMessage message) {
        Encoder out = new Encoder();
        switch (message) {
            case OverlayMessage.Join m -> address(out.u8(JOIN), m.newcomer());
            case OverlayMessage.ForwardJoin m -> address(out.u8(FORWARD_JOIN), m.newcomer()).u8(m.ttl());
            case OverlayMessage.Neighbor m -> address(out.u8(NEIGHBOR), m.sender()).bool(m.urgent());
            case OverlayMessage.NeighborReply m -> out.u8(NEIGHBOR_REPLY).bool(m.accepted());
            case OverlayMessage.Disconnect m -> out.u8(DISCONNECT).bool(m.leaving());
            case OverlayMessage.Shuffle m ->
                address(out.u8(SHUFFLE), m.origin()).u8(m.ttl()).list(m.entries(), OverlayCodec::address);
            case OverlayMessage.ShuffleReply m -> out.u8(SHUFFLE_REPLY).list(m.entries(), OverlayCodec::address);
        }
        return out.toBytes();
    }

    /**
     * Reads one message; nothing but what {@link #encode} writes is accepted.
     *
     * @throws DecodingException if the bytes are not a message
     */
    public static OverlayMessage decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, OverlayCodec::read);
    }

    private static OverlayMessage read(Decoder in) throws DecodingException {
        int type = in.u8();
        return switch (type) {
            case JOIN -> new OverlayMessage.Join(address(in));
            case FORWARD_JOIN -> new OverlayMessage.ForwardJoin(address(in), in.u8());
            case NEIGHBOR -> new OverlayMessage.Neighbor(address(in), in.bool());
            case NEIGHBOR_REPLY -> new OverlayMessage.NeighborReply(in.bool());
            case DISCONNECT -> new OverlayMessage.Disconnect(in.bool());
            case SHUFFLE -> new OverlayMessage.Shuffle(
                    address(in), in.u8(), in.list(OverlayMessage.MAX_ENTRIES, OverlayCodec::address));
            case SHUFFLE_REPLY ->
                new OverlayMessage.ShuffleReply(in.list(OverlayMessage.MAX_ENTRIES, OverlayCodec::address));
            default -> throw in.failure("unknown message type " + type);
        };
    }

    private static Encoder address(Encoder out, PeerAddress peer) {
        return out.fixed(peer.key()).string(peer.host()).u16(peer.port());
    }

    private static PeerAddress address(Decoder in) throws DecodingException {
        return new PeerAddress(in.publicKey(), in.string(MAX_HOST), in.u16());
    }
}
