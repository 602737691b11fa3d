package org.mokkachain.p2p.broadcast;

import java.util.List;
import org.mokkachain.types.value.PublicKey;

/**
 * How far a feed has come, here and at the linked peers.
 *
 * @param head everything up to here was delivered or skipped
 * @param floor nothing up to here is kept
 * @param known the highest number anybody says to have
 * @param forked whether its origin signed two contents for one number; it stands still
 * @param blocked whether its author is blocked
 */
public record FeedProgress(
        FeedId feed, long head, long floor, long known, boolean forked, boolean blocked, List<PeerProgress> peers) {
    public FeedProgress {
        peers = List.copyOf(peers);
    }

    /**
     * How far one peer has come.
     *
     * @param eager whether new messages are pushed to it, not only announced
     * @param position up to where it has the feed, as far as known: it said so, or it was sent
     * @param said up to where it says to have the feed
     */
    public record PeerProgress(PublicKey peer, boolean eager, long position, long said) {
        /** How many numbers it is behind a head; 0: in sync. */
        public long behind(long head) {
            return Math.max(0, head - said);
        }
    }
}
