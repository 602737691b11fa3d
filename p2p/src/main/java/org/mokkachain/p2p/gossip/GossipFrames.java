package org.mokkachain.p2p.gossip;

import java.util.List;
import org.mokkachain.p2p.broadcast.BroadcastCodec;
import org.mokkachain.p2p.membership.MembershipCodec;
import org.mokkachain.p2p.overlay.OverlayCodec;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.FrameKind;
import org.mokkachain.p2p.transport.Priority;
import org.mokkachain.types.codec.DecodingException;

/**
 * Gossip as frames, one type for each protocol. Broadcast has one lane for all it says, so that what is announced never
 * overtakes what is pushed; signs of life do not wait behind it.
 */
public final class GossipFrames {
    public static final int MEMBERSHIP = 16;
    public static final int OVERLAY = 17;
    public static final int BROADCAST = 18;

    private GossipFrames() {}

    /** What a transport has to know of them. */
    public static List<FrameKind> kinds() {
        return List.of(
                new FrameKind(MEMBERSHIP, "membership", MembershipCodec.MAX_BYTES, Priority.NORMAL),
                new FrameKind(OVERLAY, "overlay", OverlayCodec.MAX_BYTES, Priority.NORMAL),
                new FrameKind(BROADCAST, "broadcast", BroadcastCodec.MAX_BYTES, Priority.BULK));
    }

    /** Whether a frame of this type is one of these. */
    public static boolean isGossip(int type) {
        return type >= MEMBERSHIP && type <= BROADCAST;
    }

    public static Frame encode(GossipMessage message) {
        return switch (message) {
            case GossipMessage.OfMembership of -> new Frame(MEMBERSHIP, MembershipCodec.encode(of.message()));
            case GossipMessage.OfOverlay of -> new Frame(OVERLAY, OverlayCodec.encode(of.message()));
            case GossipMessage.OfBroadcast of -> new Frame(BROADCAST, BroadcastCodec.encode(of.message()));
        };
    }

    /** Reads what {@link #encode} wrote; every message has exactly one encoding. */
    public static GossipMessage decode(Frame frame) throws DecodingException {
        return switch (frame.type()) {
            case MEMBERSHIP -> new GossipMessage.OfMembership(MembershipCodec.decode(frame.body()));
            case OVERLAY -> new GossipMessage.OfOverlay(OverlayCodec.decode(frame.body()));
            case BROADCAST -> new GossipMessage.OfBroadcast(BroadcastCodec.decode(frame.body()));
            default -> throw new DecodingException("frame type " + frame.type() + " is not gossip");
        };
    }
}
