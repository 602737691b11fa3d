package org.mokkachain.node.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.api.model.FeedInfo;
import org.mokkachain.api.model.GossipInfo;
import org.mokkachain.node.replica.Replica;
import org.mokkachain.p2p.broadcast.BroadcastCounters;
import org.mokkachain.p2p.broadcast.FeedProgress;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;

/** Gossip as the API shows it; made on the protocol thread. */
final class GossipSnapshot {
    private GossipSnapshot() {}

    static GossipInfo of(Replica replica) {
        List<String> neighbours = replica.gossip().overlay().active().stream()
                .map(peer -> peer.key().hex())
                .toList();
        ValidatorSet validators = replica.epoch().validators();
        List<FeedInfo> feeds = replica.gossip().broadcast().progress().stream()
                .map(feed -> feed(feed, validators.find(feed.feed().origin()).map(Validator::name)))
                .toList();
        List<GossipInfo.GossipLink> links = replica.gossip().broadcast().links().stream()
                .map(link -> new GossipInfo.GossipLink(link.peer().hex(), link.eager()))
                .toList();
        return new GossipInfo(neighbours, links, feeds, counters(replica.gossip().broadcast().counters()));
    }

    private static FeedInfo feed(FeedProgress feed, Optional<String> name) {
        return new FeedInfo(
                feed.feed().origin().hex(),
                name,
                feed.feed().epoch(),
                feed.head(),
                feed.floor(),
                feed.known(),
                feed.forked(),
                feed.blocked(),
                feed.peers().stream()
                        .map(peer -> new FeedInfo.FeedPeer(
                                peer.peer().hex(), peer.eager(), peer.position(), peer.behind(feed.head())))
                        .toList());
    }

    private static Map<String, Long> counters(BroadcastCounters c) {
        Map<String, Long> counters = new TreeMap<>();
        counters.put("published", c.published());
        counters.put("delivered", c.delivered());
        counters.put("skipped", c.skipped());
        counters.put("duplicates", c.duplicates());
        counters.put("payloadsSent", c.payloadsSent());
        counters.put("payloadBytesSent", c.payloadBytesSent());
        counters.put("replayBytesSent", c.replayBytesSent());
        counters.put("haves", c.haves());
        counters.put("clocks", c.clocks());
        counters.put("headsSent", c.headsSent());
        counters.put("grafts", c.grafts());
        counters.put("regrafts", c.regrafts());
        counters.put("prunes", c.prunes());
        counters.put("optimisations", c.optimisations());
        counters.put("forks", c.forks());
        counters.put("dropped", c.dropped());
        counters.put("feeds", (long) c.feeds());
        counters.put("retired", (long) c.retired());
        counters.put("missing", (long) c.missing());
        counters.put("logMessages", (long) c.logMessages());
        counters.put("logBytes", c.logBytes());
        counters.put("earlyBytes", c.earlyBytes());
        return counters;
    }
}
