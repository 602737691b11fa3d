package org.mokkachain.node.runtime;

import java.util.Locale;
import org.mokkachain.p2p.broadcast.FeedId;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.p2p.gossip.GossipEffect;
import org.mokkachain.types.value.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what gossip finds out about other nodes and feeds. Called on the protocol thread. */
final class GossipJournal {
    private static final Logger LOG = LoggerFactory.getLogger("org.mokkachain.gossip");

    private final LinkJournal names;

    /** @param names of peers, for people */
    GossipJournal(LinkJournal names) {
        this.names = names;
    }

    void record(GossipEffect.News news) {
        switch (news) {
            case GossipEffect.PeerNew(PublicKey peer) -> LOG.debug("heard of peer={}", names.name(peer));
            case GossipEffect.PeerDead(PublicKey peer, double phi) -> LOG.info(
                    "peer taken for dead peer={} phi={}", names.name(peer), String.format(Locale.ROOT, "%.1f", phi));
            case GossipEffect.PeerLive(PublicKey peer) -> LOG.info("peer alive again peer={}", names.name(peer));
            case GossipEffect.PeerForgotten(PublicKey peer) -> LOG.info("peer forgotten peer={}", names.name(peer));
            case GossipEffect.Skipped skipped -> LOG.debug(
                    "feed goes on without messages origin={} first={} last={}",
                    names.name(skipped.feed().origin()), skipped.first(), skipped.last());
            case GossipEffect.Forked(FeedId feed, Message one, Message other) -> LOG.warn(
                    "two messages signed for one number, nothing more is taken from this feed origin={} sequence={}"
                            + " contents={} and {}",
                    names.name(feed.origin()), one.sequence(), one.content().hex(), other.content().hex());
            case GossipEffect.PutRefused(String key, String reason) ->
                LOG.warn("this node cannot tell others of itself key={} {}", key, reason);
            case GossipEffect.Renewed(long generation) -> LOG.info("tells of itself anew generation={}", generation);
            case GossipEffect.PeerUpdated _, GossipEffect.Published _, GossipEffect.Delivered _ ->
                LOG.trace("{}", news);
        }
    }
}
