package org.mokkachain.p2p.broadcast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Snapshots for people. */
final class Views {
    private Views() {}

    static FeedProgress progress(Feed feed, Collection<Link> links) {
        long known = feed.head;
        List<FeedProgress.PeerProgress> peers = new ArrayList<>(links.size());
        for (Link link : links) {
            Branch branch = feed.peek(link.slot);
            if (branch == null) {
                peers.add(new FeedProgress.PeerProgress(link.peer, link.eager, 0, 0));
            } else {
                known = Math.max(known, branch.said);
                peers.add(new FeedProgress.PeerProgress(link.peer, branch.eager, branch.position, branch.said));
            }
        }
        return new FeedProgress(feed.id, feed.head, feed.floor(), known, feed.forked, feed.blocked, peers);
    }

    /** Feeds that nothing has come of here begin as the link was used last. */
    static LinkUse use(Link link, Collection<Feed> feeds) {
        boolean known = false;
        for (Feed feed : feeds) {
            Branch branch = feed.head == 0 ? null : feed.peek(link.slot);
            if (branch != null && branch.eager) {
                return new LinkUse(link.peer, true);
            }
            known |= branch != null;
        }
        return new LinkUse(link.peer, !known && link.eager);
    }

    static BroadcastCounters counters(Core core, int missing) {
        Tally tally = core.tally;
        return new BroadcastCounters(
                tally.published,
                tally.delivered,
                tally.skipped,
                tally.duplicates,
                tally.payloadsSent,
                tally.payloadBytesSent,
                tally.replayBytesSent,
                tally.haves,
                tally.clocks,
                tally.headsSent,
                tally.grafts,
                tally.regrafts,
                tally.prunes,
                tally.optimisations,
                tally.forks,
                tally.dropped,
                core.feeds.count(),
                core.feeds.retiredCount(),
                missing,
                core.logs.messages(),
                core.logs.bytes(),
                core.earlyBytes);
    }
}
