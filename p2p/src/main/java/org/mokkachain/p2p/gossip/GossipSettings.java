package org.mokkachain.p2p.gossip;

import org.mokkachain.p2p.broadcast.BroadcastSettings;
import org.mokkachain.p2p.membership.MembershipSettings;
import org.mokkachain.p2p.overlay.OverlaySettings;

/** The settings of all three protocols. */
public record GossipSettings(
        MembershipSettings membership, OverlaySettings overlay, BroadcastSettings broadcast) {
    public static final GossipSettings DEFAULT = new GossipSettings(
            MembershipSettings.DEFAULT, OverlaySettings.DEFAULT, BroadcastSettings.DEFAULT);
}
